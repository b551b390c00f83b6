import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { checks } from "../../lib/checks/index";
import { judge } from "../../lib/diagnose/index";
import { deriveChains } from "../../lib/facts/chains";
import type { Snapshot } from "../../lib/model/snapshot";
import { loadConfig } from "../../lib/server/config/index";
import { engineOf } from "../../lib/server/index";
import { type Sandbox, startSandbox } from "../sandbox/start";
import { type Figure, figure, median } from "./figure";
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

const CHAINS = 5000;

/** A sweep over a large account: calls beside the fewest possible, time beside what the budgets allow. */
export async function fleetFigures(): Promise<Figure[]> {
  const sandbox = await startSandbox({ world: fleetWorld() });
  for (const [name, value] of Object.entries(sandbox.environment)) process.env[name] = value;
  const config = loadConfig(process.env, (path) => readFileSync(path, "utf8"));
  const engine = engineOf(config);
  try {
    const begun = performance.now();
    const cpuBefore = process.cpuUsage();
    const fleet = await engine.fleet();
    const seconds = (performance.now() - begun) / 1000;
    const { user, system } = process.cpuUsage(cpuBefore);
    const { total } = sandbox.aws.calls.report();
    const memory = process.memoryUsage.rss() / 1024 / 1024;
    if (fleet.scopes.read !== fleetSize.loadBalancers) throw new Error(`read ${fleet.scopes.read} scopes`);
    return [
      figure("fleet-calls", total, "calls", { "fewest possible": fewestCalls(fleetSize) }),
      figure("fleet-time", seconds, "s", {
        "what the budgets allow": budgetSeconds(fleetSize),
        "CPU, that of the sandbox included": Math.round((user + system) / 1e4) / 100,
      }),
      figure("fleet-memory", memory, "MiB", { goal: 400 }),
      ...(await checkFigure(
        engine,
        fleet.chains.map((chain) => chain.id),
      )),
      await throttledFigure(sandbox, engineOf(config), seconds),
    ];
  } finally {
    await sandbox.close();
  }
}

/** The same sweep where AWS throttles every second call: complete, and at most three times as long. */
async function throttledFigure(
  { aws }: Sandbox,
  engine: ReturnType<typeof engineOf>,
  calm: number,
): Promise<Figure> {
  aws.faults.set("*", { kind: "throttle", every: 2 });
  const begun = performance.now();
  const { scopes, errors } = await engine.fleet();
  const seconds = (performance.now() - begun) / 1000;
  aws.faults.clear();
  if (scopes.read !== fleetSize.loadBalancers || errors.length > 0)
    throw new Error(`throttled: ${scopes.read} scopes, ${errors.length} errors`);
  return figure("fleet-throttled", seconds, "s", { calm });
}

/** Every check on every chain, in a process that has been at it for a while; beside it, the first time. */
async function checkFigure(engine: ReturnType<typeof engineOf>, ids: readonly string[]): Promise<Figure[]> {
  const scopes = [...new Set(ids.map((id) => id.split("/").slice(0, 5).join("/")))];
  const snapshots: Snapshot[] = [];
  for (const scope of scopes.slice(0, 5)) {
    // Somebody else each time: the providers of all rules are asked, whatever one may ask a minute.
    const read = await engine.snapshot(scope, `bench ${scope}`);
    if (read.ok) snapshots.push(read.snapshot);
  }
  const [first, ...others] = Array.from({ length: 4 }, () => judgeAll(snapshots));
  return [
    figure("checks", median(others), "ms", {
      [`goal for ${CHAINS} chains`]: 1000,
      "while code is being compiled": Math.round(first ?? 0),
      "checks each": checks.length,
    }),
  ];
}

/**
 * Milliseconds for as many chains as the goal names: `judge` on each that signs in, as a sweep does, with everything at
 * hand. CPU time of the whole process, so that what else the machine does is not counted. Each pass has snapshots of
 * its own: what is remembered of one never serves the next.
 */
function judgeAll(snapshots: readonly Snapshot[]): number {
  const now = new Date();
  let chains = 0;
  let microseconds = 0;
  while (chains < CHAINS) {
    const fresh = structuredClone(snapshots);
    const before = process.cpuUsage();
    for (const snapshot of fresh) {
      for (const chain of deriveChains(snapshot)) {
        if (chain.kind === "alb-open") continue;
        judge(snapshot, chain, {}, chain.hosts[0], now);
        chains += 1;
      }
    }
    const { user, system } = process.cpuUsage(before);
    microseconds += user + system;
  }
  return (microseconds / 1000) * (CHAINS / chains);
}
