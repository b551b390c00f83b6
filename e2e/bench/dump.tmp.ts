import { readFileSync, writeFileSync } from "node:fs";
import { serialize } from "node:v8";
import { loadConfig } from "../../lib/server/config/index";
import { engineOf } from "../../lib/server/index";
import { startSandbox } from "../sandbox/start";
import { scenarios } from "../scenarios/index";
import { mergeWorlds } from "../scenarios/build-merge";
import { fleetWorld } from "./fleet-world";
const which = process.argv[2];
const world = which === "fleet" ? fleetWorld() : mergeWorlds(scenarios.map((s) => s.world));
const sandbox = await startSandbox({ world });
for (const [n, v] of Object.entries(sandbox.environment)) process.env[n] = v;
const engine = engineOf(loadConfig(process.env, (p) => readFileSync(p, "utf8")));
const out: unknown[] = [];
const scopes = (await engine.inventory()).flatMap((p) => p.loadBalancers.map((l) => l.scope));
for (const scope of which === "fleet" ? scopes.slice(0, 4) : scopes) {
  const read = await engine.snapshot(scope, scope);
  if (read.ok) out.push(read.snapshot);
}
if (which !== "fleet") for (const s of scenarios) {
  const u = (s as any).url ?? (s as any).link?.url;
  if (u) { const d = await engine.diagnose({ url: u }, s.id); if (d.ok) { await d.complete; const chain = (await d.complete).resolution.chain; if (chain) { const r = await engine.snapshot(chain.split("/").slice(0,5).join("/"), s.id+"2"); if (r.ok) out.push(r.snapshot);} } }
}
writeFileSync(`/tmp/hb/${which}.bin`, serialize(out));
console.log(which, out.length);
await sandbox.close();
process.exit(0);
