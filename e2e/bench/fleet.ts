import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { checks } from "../../lib/checks/index";
import { judge } from "../../lib/diagnose/index";
import { deriveChains } from "../../lib/facts/chains";
import { loadConfig } from "../../lib/server/config/index";
import { engineOf } from "../../lib/server/index";
import { startSandbox } from "../sandbox/start";
import { type Figure, figure } from "./figure";
import { fleetSize, fleetWorld } from "./fleet-world";

/**
 * The fewest calls a sweep could make, at AWS's page sizes: one list of load balancers; attributes and listeners of
 * each, tags of twenty at a time; rules of each listener, certificates of each HTTPS listener; pool, client, secrets and
 * domain of each pool; each certificate; who we are.
 */
function fewestCalls({
  loadBalancers,
  listeners,
  httpsListeners,
  pools,
  certificates,
}: typeof fleetSize): number {
  const lists = Math.ceil(loadBalancers / 400);
  const ofLoadBalancers = 2 * loadBalancers + Math.ceil(loadBalancers / 20);
  return 1 + lists + ofLoadBalancers + listeners + httpsListeners + 4 * pools + certificates;
}

/** Seconds that the budgets allow: each service works off its burst at once and the rest at its rate. */
function budgetSeconds({ loadBalancers, listeners, httpsListeners, pools }: typeof fleetSize): number {
  const elb = 3 * loadBalancers + listeners + httpsListeners;
  return Math.max((elb - 40) / 10, (4 * pools - 15) / 15);
}

/** A sweep over a large account: calls beside the fewest possible, time beside what the budgets allow. */
export async function fleetFigures(): Promise<Figure[]> {
  const sandbox = await startSandbox({ world: fleetWorld() });
  for (const [name, value] of Object.entries(sandbox.environment)) process.env[name] = value;
  const engine = engineOf(loadConfig(process.env, (path) => readFileSync(path, "utf8")));
  try {
    const begun = performance.now();
    const fleet = await engine.fleet();
    const seconds = (performance.now() - begun) / 1000;
    const { total } = sandbox.aws.calls.report();
    if (fleet.scopes.read !== fleetSize.loadBalancers) throw new Error(`read ${fleet.scopes.read} scopes`);
    return [
      figure("fleet-calls", total, "calls", { "fewest possible": fewestCalls(fleetSize) }),
      figure("fleet-time", seconds, "s", { "what the budgets allow": budgetSeconds(fleetSize) }),
      figure("fleet-memory", process.memoryUsage.rss() / 1024 / 1024, "MiB", { goal: 400 }),
      ...(await checkFigure(
        engine,
        fleet.chains.map((chain) => chain.id),
      )),
    ];
  } finally {
    await sandbox.close();
  }
}

/** Every check on every chain, with everything at hand. */
async function checkFigure(engine: ReturnType<typeof engineOf>, ids: readonly string[]): Promise<Figure[]> {
  const scopes = [...new Set(ids.map((id) => id.split("/").slice(0, 5).join("/")))];
  const snapshots = [];
  for (const scope of scopes.slice(0, 5)) {
    const read = await engine.snapshot(scope);
    if (read.ok) snapshots.push(read.snapshot);
  }
  const now = new Date();
  let chains = 0;
  const begun = performance.now();
  while (chains < 5000) {
    for (const snapshot of snapshots) {
      for (const chain of deriveChains(snapshot)) {
        judge(snapshot, chain, {}, chain.hosts[0], now);
        chains += 1;
      }
    }
  }
  const ms = (performance.now() - begun) * (5000 / chains);
  return [figure("checks", ms, "ms", { "goal for 5,000 chains": 1000, "checks each": checks.length })];
}
