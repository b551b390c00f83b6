import { createOutbound } from "../../../lib/outbound";
import { startAwsSandbox } from "../../sandbox/aws";
import { REGION } from "../../scenarios/build-ids";
import { startCanary } from "./canary";
import { createAuthority } from "./certificates";
import * as routes from "./product-routes";
import { answerAsProvider, PROVIDER, PROVIDER_ADDRESS } from "./provider-answer";
import { REFUSED_ADDRESSES, REFUSED_TARGETS, STUB_NAMES } from "./refused-targets";
import { EMPTY_REGION, refusedWorld } from "./refused-world";
import { type StubRecords, startStubDns } from "./stub-dns";

/** Runs where every address is this machine; prints what became of every target by every route as one JSON value. */
const DEADLINE_MS = 100_000;
const SETTLE_MS = 15;
const NAME_SERVER = "127.0.0.1";
/** What is read of a load balancer grows with its rules. */
const RULES_EACH = 17;
const COGNITO = `cognito-idp.${REGION}.amazonaws.com`;
const ALB_KEYS = `public-keys.auth.elb.${REGION}.amazonaws.com`;
setTimeout(() => process.exit(3), DEADLINE_MS).unref();

const { world, led, hosts, poolId } = refusedWorld(REFUSED_TARGETS, RULES_EACH);
const names: Record<string, StubRecords> = {
  ...STUB_NAMES,
  ...Object.fromEntries(Object.entries(hosts).map(([host, addresses]) => [host, { A: [[...addresses]] }])),
  [PROVIDER]: { A: [[PROVIDER_ADDRESS]] },
  [COGNITO]: { A: [["169.254.169.254"]] },
  [ALB_KEYS]: { A: [["169.254.169.254"]] },
};
const root = await createAuthority("Namespace root");
const certificate = await root.issue({ names: Object.keys(names) });
const canary = await startCanary(certificate, { answer: answerAsProvider });
const dns = await startStubDns(names, { address: NAME_SERVER, port: 53 });
const sandbox = await startAwsSandbox(world);
Object.assign(process.env, sandbox.environment);
const outbound = createOutbound({
  hosts: {},
  allow: [],
  ca: [root.pem],
  resolver: { servers: [NAME_SERVER] },
});

/** Where connections went meanwhile, with how many. */
async function watch<T>(action: () => Promise<T>) {
  const before = canary.reached.length;
  const begun = performance.now();
  const value = await action();
  const elapsedMs = Math.round(performance.now() - begun);
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  const reached: Record<string, number> = {};
  for (const address of canary.reached.slice(before)) reached[address] = (reached[address] ?? 0) + 1;
  return { value, reached, elapsedMs };
}

/** Asks with the fixed name at each refused address, then at the allowed one. */
async function atEachAddress(name: string, ask: (index: number) => Promise<string>): Promise<string[]> {
  const said: string[] = [];
  for (const [index, address] of [...REFUSED_ADDRESSES, PROVIDER_ADDRESS].entries()) {
    names[name] = address.includes(":") ? { AAAA: [[address]] } : { A: [[address]] };
    said.push(await ask(index));
  }
  return said;
}

const newReader = routes.keyReaders(outbound);
const engine = () => routes.newEngine(outbound);
const [first] = led;
const chain = first?.chain ?? "";
const uuid = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`;

const report = {
  snapshot: await watch(() => routes.bySnapshot(engine, led)),
  chain: await watch(() => routes.byChain(engine(), routes.onePlaceEach(led, 0))),
  request: await watch(() => routes.byRequest(engine(), routes.onePlaceEach(led, 1))),
  ofChain: await watch(() => routes.byKeys(newReader(), led)),
  url: await watch(() => {
    const elsewhere = routes.newEngine(outbound, EMPTY_REGION);
    return routes.byUrl(elsewhere, [...REFUSED_TARGETS.map(({ url }) => url), `https://${PROVIDER}/`]);
  }),
  ofPool: await watch(() =>
    atEachAddress(COGNITO, async () => routes.saidOf(await newReader().ofPool(poolId))),
  ),
  ofLoadBalancer: await watch(() => {
    const reader = newReader();
    return atEachAddress(ALB_KEYS, async (index) =>
      routes.saidOf(await reader.ofLoadBalancer(chain, uuid(index))),
    );
  }),
  contactless: await watch(async () => {
    let targets = 0;
    await newReader().targets((found) => {
      targets += found.targets.length;
    });
    const inventory = await engine().inventory();
    const surroundings = await engine().configuration(chain);
    return { targets, places: inventory.length, parts: surroundings?.parts.length ?? 0 };
  }),
};

export type ProductReport = typeof report;

await new Promise<void>((resolve) => process.stdout.write(JSON.stringify(report), () => resolve()));
canary.close();
await Promise.all([dns.close(), sandbox.close()]);
process.exit(0);
