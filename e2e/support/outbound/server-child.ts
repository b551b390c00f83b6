import { getServers } from "node:dns";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startAwsSandbox } from "../../sandbox/aws";
import { ACCOUNT, REGION } from "../../scenarios/build-ids";
import { startBuiltServer } from "../secrets/built-server";
import { startCanary } from "./canary";
import { createAuthority } from "./certificates";
import { answerAsProvider, PROVIDER, PROVIDER_ADDRESS } from "./provider-answer";
import { REFUSED_TARGETS, STUB_NAMES } from "./refused-targets";
import { EMPTY_REGION, onePerKind, PLACES, refusedWorld } from "./refused-world";
import { type StubRecords, startStubDns } from "./stub-dns";

/** Runs where every address is this machine; asks the built server over HTTP, and prints where it went. */
const DEADLINE_MS = 100_000;
const SETTLE_MS = 50;
/** All rules of a place on one load balancer: the budgets of AWS are kept here. */
const RULES_EACH = 200;
/** Rules of each place that are diagnosed one by one, in each way. */
const DIAGNOSES = 2;
setTimeout(() => process.exit(3), DEADLINE_MS).unref();

const { world, led, hosts } = refusedWorld(onePerKind(REFUSED_TARGETS), RULES_EACH);
const names: Record<string, StubRecords> = {
  ...STUB_NAMES,
  ...Object.fromEntries(Object.entries(hosts).map(([host, addresses]) => [host, { A: [[...addresses]] }])),
  [PROVIDER]: { A: [[PROVIDER_ADDRESS]] },
};
const root = await createAuthority("Namespace root");
const certificate = await root.issue({ names: Object.keys(names) });
const canary = await startCanary(certificate, { answer: answerAsProvider });
// The server asks the system's name servers: their addresses are this machine's, too.
await Promise.all(getServers().map((address) => startStubDns(names, { address, port: 53 })));
const sandbox = await startAwsSandbox(world);
const directory = mkdtempSync(join(tmpdir(), "authpath-namespace-"));
const caFile = join(directory, "ca.pem");
const configFile = join(directory, "authpath.json");
writeFileSync(caFile, root.pem);
writeFileSync(
  configFile,
  JSON.stringify({ accounts: [{ id: ACCOUNT, regions: [REGION, EMPTY_REGION] }], outbound: { caFile } }),
);
const proxies = Object.entries(process.env).filter(([name]) => /proxy/i.test(name));
const server = await startBuiltServer({
  ...(Object.fromEntries(proxies) as Record<string, string>),
  ...sandbox.environment,
  AUTHPATH_CONFIG: configFile,
});
// However this process ends, the server does not outlive it.
process.once("exit", () => void server.close());
process.once("SIGTERM", () => process.exit(143));

async function watch<T>(action: () => Promise<T>) {
  const before = canary.reached.length;
  const value = await action();
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  return { value, reached: [...new Set(canary.reached.slice(before))].toSorted() };
}

async function inTurn<T, R>(items: readonly T[], action: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await action(item));
  return results;
}

const statusOf = async (path: string): Promise<number> => {
  const answer = await fetch(`${server.origin}${path}`);
  await answer.arrayBuffer();
  return answer.status;
};
const tally = async (paths: readonly string[]): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const status of await inTurn(paths, statusOf)) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};

/** The status line that a hand-written request gets; empty where the connection is ended without one. */
const rawStatus = (head: readonly string[]) =>
  new Promise<string>((resolve) => {
    const { port } = new URL(server.origin);
    const socket = connect(Number(port), "127.0.0.1");
    let text = "";
    socket.setTimeout(3_000, () => socket.destroy());
    socket.on("data", (chunk) => {
      text += chunk;
      socket.destroy();
    });
    socket.on("error", () => socket.destroy());
    socket.on("close", () => resolve(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? ""));
    socket.write(`${head.join("\r\n")}\r\n\r\n`);
  });

const q = encodeURIComponent;
const allowed = led.filter(({ kind }) => kind === null);
const ofEachPlace = (from: number) =>
  PLACES.flatMap((place) => led.filter((one) => one.place === place).slice(from, from + DIAGNOSES));
const scopes = [...new Set(led.map(({ scope }) => scope))];
const chain = led[0]?.chain ?? "";
const texts = [
  ...onePerKind(REFUSED_TARGETS).map(({ url }) => url),
  "169.254.169.254",
  "127.0.0.1:443#_a",
  "eu-west-1_a/../../../",
  `alb/${ACCOUNT}/${REGION}/a/b/c/${q("https://169.254.169.254/")}`,
  `alb/${ACCOUNT}/${q("169.254.169.254/#")}/a/b/c/d`,
];
const hosted = new URL(server.origin).host;
const upgrade = [
  "Connection: Upgrade",
  "Upgrade: websocket",
  "Sec-WebSocket-Version: 13",
  "Sec-WebSocket-Key: YQ==",
];

const report = {
  diagnose: await watch(() =>
    tally(ofEachPlace(0).map(({ request }) => `/api/v1/diagnose?url=${q(request)}`)),
  ),
  chains: await watch(() =>
    tally([
      ...ofEachPlace(DIAGNOSES).map((one) => `/api/v1/chains/${one.chain}`),
      ...allowed.slice(0, 1).map((one) => `/api/v1/chains/${one.chain}?fresh=1`),
    ]),
  ),
  snapshot: await watch(() => tally(scopes.map((scope) => `/api/v1/snapshot?scope=${q(scope)}`))),
  keys: await watch(() => tally(led.map((one) => `/api/v1/keys?chain=${q(one.chain)}`))),
  parameters: await watch(async () => ({
    chain: await tally(texts.map((text) => `/api/v1/keys?chain=${q(text)}`)),
    pool: await tally(texts.map((text) => `/api/v1/keys?pool=${q(text)}`)),
    kid: await tally(["../../", ...texts].map((text) => `/api/v1/alb-key?chain=${q(chain)}&kid=${q(text)}`)),
    keyOfChain: await tally(texts.map((text) => `/api/v1/alb-key?kid=a&chain=${q(text)}`)),
    scope: await tally(texts.map((text) => `/api/v1/snapshot?scope=${q(text)}`)),
    region: await tally(texts.map((text) => `/api/v1/permissions?account=${ACCOUNT}&region=${q(text)}`)),
    image: await tally(texts.map((text) => `/_next/image?w=64&q=75&url=${q(text)}`)),
  })),
  brought: await watch(() =>
    tally(texts.map((text) => `/api/v1/diagnose?region=${EMPTY_REGION}&url=${q(text)}`)),
  ),
  raw: await watch(() =>
    inTurn(
      [
        ["GET http://169.254.169.254/ HTTP/1.1", `Host: ${hosted}`, ...upgrade],
        ["GET http://169.254.169.254/ HTTP/1.1", "Host: 169.254.169.254", ...upgrade],
        ["GET http://169.254.169.254/ HTTP/1.1", `Host: ${hosted}`],
        ["GET https://public.test/api/v1/health HTTP/1.1", "Host: public.test", ...upgrade],
        ["GET //169.254.169.254/latest HTTP/1.1", `Host: ${hosted}`],
        ["GET /api/v1/health HTTP/1.1", "Host: 169.254.169.254", "X-Forwarded-Host: 169.254.169.254"],
        ["GET /api/v1/health HTTP/1.1", `Host: ${hosted}`, "X-Middleware-Rewrite: http://169.254.169.254/"],
        ["CONNECT 169.254.169.254:443 HTTP/1.1", "Host: 169.254.169.254:443"],
      ],
      rawStatus,
    ),
  ),
};

export type ServerReport = typeof report;

await new Promise<void>((resolve) => process.stdout.write(JSON.stringify(report), () => resolve()));
await server.close();
rmSync(directory, { recursive: true });
process.exit(0);
