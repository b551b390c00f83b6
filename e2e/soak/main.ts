/**
 * `npm run soak [MINUTES]`: the built dashboard, behind a load balancer's sign-in, under everything that `abuse.ts` has,
 * 30 minutes long where nothing else is said. Ends with 1 where the process did not live through it, its health check took
 * over a second, something was thrown that nobody caught, or its memory did not stay within 10 %. Linux only.
 */
import { cpus, loadavg, totalmem } from "node:os";
import { performance } from "node:perf_hooks";
import { buildOnce } from "../../scripts/serve";
import { median } from "../bench/figure";
import { linksOf } from "../sandbox/names";
import { scenario } from "../scenarios/healthy-cognito";
import { residentMiB } from "../support/server/resident-memory";
import { startGuarded } from "../support/sign-in/behind-load-balancer";
import { headerCases } from "../support/sign-in/header-cases";
import { rawRequest } from "../support/sign-in/raw-request";
import { abuses, type Target } from "./abuse";

const minutes = Number(process.argv[2] ?? 30);
if (!(minutes > 0)) {
  console.error("usage: npm run soak [MINUTES]");
  process.exit(3);
}
/** Caches fill and code is compiled in the first of it; what is held after that is held for good. */
const WARM_SHARE = 0.2;
/** Of the run, at its end, and as much behind the warming up: what is compared. */
const COMPARED_SHARE = 0.1;
const SAMPLE_MS = 1_000;
const HEALTHY_MS = 1_000;
const MOST_GROWTH = 0.1;

buildOnce();
const guarded = await startGuarded({ world: scenario.build(), scenarios: [scenario] });
const { server, signer, lineOf } = guarded;
const diagnosis = linksOf([scenario])[0]?.url ?? "";
const { text } = await rawRequest(server.origin, { path: `/api/v1${diagnosis}`, lines: [lineOf("first")] });
const chain = /"chain":"(alb\/[^"]+)"/.exec(text)?.[1] ?? "";
const target: Target = {
  origin: server.origin,
  lineOf,
  forged: headerCases(signer, Math.floor(Date.now() / 1000) + minutes * 60)
    .filter(({ admitted, host }) => !admitted && host === undefined)
    .map(({ lines }) => lines),
  diagnosis,
  chain,
  scope: chain.split("/").slice(0, 5).join("/"),
};

const samples: { at: number; rss: number; healthMs: number }[] = [];
let broken: string | null = null;
const begun = performance.now();
const until = begun + minutes * 60_000;
const faultOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

async function watch(): Promise<void> {
  while (performance.now() < until && broken === null) {
    const asked = performance.now();
    try {
      const { status } = await rawRequest(server.origin, { path: "/api/v1/health" });
      if (status !== 200) broken = `health: ${status}`;
      const healthMs = performance.now() - asked;
      samples.push({ at: asked - begun, rss: residentMiB(server.pid), healthMs });
    } catch (error) {
      broken = `health: ${faultOf(error)}`;
    }
    await new Promise((resolve) => setTimeout(resolve, SAMPLE_MS));
  }
}

const statuses = new Map<number, number>();
let rounds = 0;
async function abuse(): Promise<void> {
  for (; performance.now() < until && broken === null; rounds += 1) {
    for (const [name, act] of Object.entries(abuses)) {
      try {
        for (const status of await act(target, rounds)) statuses.set(status, (statuses.get(status) ?? 0) + 1);
      } catch (error) {
        broken = `${name}: ${faultOf(error)}`;
      }
    }
  }
}

await Promise.all([watch(), abuse()]);
const written = server.output();
const killed = await server.close();
await guarded.close();

const between = (from: number, to: number) =>
  median(
    samples
      .filter(({ at }) => at >= from * minutes * 60_000 && at < to * minutes * 60_000)
      .map(({ rss }) => rss),
  );
const before = between(WARM_SHARE, WARM_SHARE + COMPARED_SHARE);
const after = between(1 - COMPARED_SHARE, 1);
const growth = after / before - 1;
const healthMs = samples.map((sample) => sample.healthMs);
const slowestHealth = Math.max(...healthMs);
const uncaught = written.match(/uncaughtException|unhandledRejection/g)?.length ?? 0;
const requests = [...statuses.values()].reduce((sum, count) => sum + count, 0);
const round = (value: number) => Math.round(value * 10) / 10;
console.log(
  JSON.stringify({
    name: "soak",
    minutes,
    rounds,
    requests,
    statuses: Object.fromEntries([...statuses].toSorted(([a], [b]) => a - b)),
    memory: {
      unit: "MiB",
      before: round(before),
      after: round(after),
      most: round(Math.max(...samples.map(({ rss }) => rss))),
    },
    growth: Math.round(growth * 1_000) / 1_000,
    healthMs: { median: Math.round(median(healthMs)), slowest: Math.round(slowestHealth) },
    uncaught,
    endedByItself: killed === null,
    broken,
    machine: `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`,
    // Of the last 15 minutes: far above the cores, others were at work there too.
    load: round(loadavg()[2] ?? Number.NaN),
  }),
);
const failed =
  broken !== null ||
  uncaught > 0 ||
  killed !== null ||
  slowestHealth > HEALTHY_MS ||
  !(growth <= MOST_GROWTH);
process.exit(failed ? 1 : 0);
