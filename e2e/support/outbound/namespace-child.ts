import { createOutbound } from "../../../lib/outbound";
import { startCanary } from "./canary";
import { createAuthority } from "./certificates";
import { REFUSED_TARGETS, STUB_NAMES } from "./refused-targets";
import { startStubDns } from "./stub-dns";
import { unguardedGet } from "./unguarded";

/** Runs where every address is this machine; prints what the canary saw as one JSON value, then ends. */
const DEADLINE_MS = 100_000;
const SETTLE_MS = 15;
const NAME_SERVER = "127.0.0.1";
setTimeout(() => process.exit(3), DEADLINE_MS).unref();

const root = await createAuthority("Namespace root");
const certificate = await root.issue({ names: Object.keys(STUB_NAMES) });
const canary = await startCanary(certificate, { resetFirst: ["93.184.216.36"] });
const dns = await startStubDns(STUB_NAMES, { address: NAME_SERVER, port: 53 });
const settings = { hosts: {}, ca: [root.pem], resolver: { servers: [NAME_SERVER] } };
const outbound = createOutbound({ ...settings, allow: [] });
const opened = createOutbound({ ...settings, allow: ["10.50.0.0/16"] });

/** The connections that `action` brought about. */
async function watch<T>(action: () => Promise<T>): Promise<{ value: T; reached: string[] }> {
  const before = canary.reached.length;
  const value = await action();
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  return { value, reached: canary.reached.slice(before) };
}

async function inTurn<T, R>(items: T[], action: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await action(item));
  return results;
}

const hostOf = (url: string) => /^\w+:\/\/([^/]*)/.exec(url)?.[1] ?? url;

const report = {
  refused: await inTurn(REFUSED_TARGETS, async ({ url }) => watch(() => outbound.get(url))),
  posted: await inTurn(REFUSED_TARGETS, async ({ url }) =>
    watch(() =>
      outbound.get(url, {
        method: "POST",
        body: "grant_type=x",
        headers: { "content-type": "application/x-www-form-urlencoded", authorization: "Basic YTpi" },
      }),
    ),
  ),
  resolved: await inTurn(REFUSED_TARGETS, async ({ url }) => watch(() => outbound.resolve(hostOf(url)))),
  redirected: await inTurn(REFUSED_TARGETS, async ({ url }) =>
    watch(() => outbound.get(`https://public.test/to?${encodeURIComponent(url)}`)),
  ),
  allowed: {
    public: await watch(() => outbound.get("https://public.test/")),
    dns64: await watch(() => outbound.get("https://dns64.test/")),
    port: await watch(() => outbound.get("https://public.test:8080/", { allowPort: 8080 })),
    trailingDot: await watch(() => outbound.get("https://PUBLIC.test./")),
    opened: await watch(() => opened.get("https://opened.test/")),
    shut: await watch(() => outbound.get("https://opened.test/")),
    six: await watch(() => outbound.get("https://six.test/")),
  },
  rebinding: {
    first: await watch(() => outbound.get("https://rebinding.test/")),
    asked: dns.asked.get("A rebinding.test"),
    second: await watch(() => outbound.get("https://rebinding.test/")),
    reset: await watch(() => outbound.get("https://rebinding-reset.test/")),
    askedForReset: dns.asked.get("A rebinding-reset.test"),
    resolved: await watch(() => outbound.resolve("rebinding-resolved.test")),
    afterResolved: await watch(() => outbound.get("https://rebinding-resolved.test/")),
  },
  unguarded: await inTurn(REFUSED_TARGETS, async ({ url }) => watch(() => unguardedGet(url, NAME_SERVER))),
  unguardedRebinding: await watch(async () => {
    await outbound.resolve("rebinding-unguarded.test");
    await unguardedGet("https://rebinding-unguarded.test/", NAME_SERVER);
  }),
};

export type NamespaceReport = typeof report;

await new Promise<void>((resolve) => process.stdout.write(JSON.stringify(report), () => resolve()));
canary.close();
await dns.close();
