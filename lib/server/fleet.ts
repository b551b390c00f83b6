import "server-only";
import { judge } from "../diagnose/index";
import { type ChainUse, chainUse } from "../facts/blast-radius";
import { deriveChains } from "../facts/chains";
import { type Aws, type Clock, type GatherContext, listInventory } from "../gather/index";
import { judgeHops } from "../graph/hop-status";
import type { AuthChain } from "../model/chain";
import { albHopId, type Finding } from "../model/finding";
import type { Fleet, FleetChain } from "../model/fleet";
import type { GatherError } from "../model/gathered";
import type { Scope } from "../model/scope";
import type { Snapshot } from "../model/snapshot";
import type { ScopeCache } from "./scope-cache";

/** News of a sweep: one scope has been read. */
export interface FleetProgress {
  readonly asked: number;
  readonly read: number;
  readonly chains: readonly FleetChain[];
  readonly errors: readonly GatherError[];
}

/** What chains use, as far as a sweep has come. */
export interface FleetUses {
  readonly uses: readonly ChainUse[];
  readonly asked: number;
  readonly read: number;
  /** Every scope that is configured was listed and read. */
  readonly complete: boolean;
  /** ISO 8601: when reading began. */
  readonly takenAt: string;
}

export interface FleetSweep {
  /** `fresh`: what was read before does not count. One such sweep at a time: who asks meanwhile shares it. */
  fleet(onProgress?: (progress: FleetProgress) => void, fresh?: boolean): Promise<Fleet>;
  /** Undefined: it takes longer than so many milliseconds, and goes on. */
  fleetWithin(waitMs: number): Promise<Fleet | undefined>;
  snapshots(): Promise<readonly Snapshot[]>;
  /**
   * Who uses what changes slowly: a sweep that ended within ten minutes is told at once, and none is begun. Else waits
   * for one at most so many milliseconds, then tells what is known by then.
   */
  uses(waitMs: number): Promise<FleetUses>;
}

interface SweepParts {
  readonly aws: Aws;
  readonly clock: Clock;
  readonly context: () => GatherContext;
  readonly cache: ScopeCache;
}

/** How many load balancers are read side by side; the budgets of the services bound the calls. */
const AT_ONCE = 8;
const LIFETIME_MS = 60_000;
const USES_LIFETIME_MS = 600_000;

interface Sweep {
  readonly begun: number;
  readonly fresh: boolean;
  readonly result: Promise<{ fleet: Fleet; snapshots: readonly Snapshot[] }>;
  readonly listeners: Set<(progress: FleetProgress) => void>;
  readonly heard: FleetProgress[];
  readonly uses: ChainUse[];
}

/**
 * Reads every scope once for all who ask until a minute after its end; who comes late hears first what was already
 * read.
 */
export function createFleetSweep({ aws, clock, context, cache }: SweepParts): FleetSweep {
  let current: Sweep | undefined;
  let ended: { readonly sweep: Sweep; readonly at: number } | undefined;

  const run = async (announce: (progress: FleetProgress) => void, uses: ChainUse[], fresh: boolean) => {
    const places = await listInventory(context());
    const scopes = places.flatMap(({ loadBalancers }) =>
      loadBalancers.state === "ok" ? loadBalancers.value : [],
    );
    const errors: GatherError[] = places.flatMap(({ loadBalancers }) =>
      loadBalancers.state === "failed" ? [loadBalancers.error] : [],
    );
    const chains: FleetChain[] = [];
    const snapshots: Snapshot[] = [];
    let read = 0;
    announce({ asked: scopes.length, read, chains: [], errors: [...errors] });
    await eachOf(scopes, AT_ONCE, async ({ scope, loadBalancer }) => {
      const wanted = { fresh, hosts: {}, focus: () => null, loadBalancer, patient: true };
      const snapshot = await cache.configuration(scope, wanted, context);
      const names = accountNameOf(aws, scope);
      const guarded = deriveChains(snapshot).filter((chain) => chain.kind !== "alb-open");
      const found = guarded.map((chain) => summarise(snapshot, chain, names, new Date(clock.now())));
      uses.push(...guarded.map((chain) => chainUse(snapshot, chain)));
      read += 1;
      chains.push(...found);
      snapshots.push(snapshot);
      errors.push(...snapshot.errors);
      announce({ asked: scopes.length, read, chains: found, errors: snapshot.errors });
    });
    const fleet: Fleet = {
      chains: chains.toSorted(byWorst),
      scopes: { asked: scopes.length, read },
      errors,
      takenAt: new Date(clock.now()).toISOString(),
    };
    return { fleet, snapshots };
  };

  const sweep = (fresh = false): Sweep => {
    if (current) {
      const over = ended?.sweep === current ? ended : undefined;
      const serves = over ? !fresh && clock.now() - over.at < LIFETIME_MS : !fresh || current.fresh;
      if (serves) return current;
    }
    const listeners: Sweep["listeners"] = new Set();
    const heard: FleetProgress[] = [];
    const uses: ChainUse[] = [];
    const result = run(
      (progress) => {
        heard.push(progress);
        for (const listener of listeners) listener(progress);
      },
      uses,
      fresh,
    );
    const begun: Sweep = { begun: clock.now(), fresh, result, listeners, heard, uses };
    current = begun;
    result.then(
      () => {
        ended = { sweep: begun, at: clock.now() };
      },
      () => {
        if (current === begun) current = undefined;
      },
    );
    return begun;
  };

  /** Undefined: the time was over first. */
  const firstOf = async <T>(result: Promise<T>, waitMs: number): Promise<T | undefined> => {
    const wait = new AbortController();
    const over = clock.sleep(waitMs, wait.signal).then(() => undefined);
    return Promise.race([result, over]).finally(() => wait.abort());
  };

  return {
    async fleet(onProgress, fresh) {
      const { result, listeners, heard } = sweep(fresh);
      if (onProgress) {
        for (const progress of heard) onProgress(progress);
        listeners.add(onProgress);
      }
      try {
        return (await result).fleet;
      } finally {
        if (onProgress) listeners.delete(onProgress);
      }
    },
    fleetWithin: (waitMs) =>
      firstOf(
        sweep().result.then(({ fleet }) => fleet),
        waitMs,
      ),
    snapshots: async () => (await sweep().result).snapshots,
    async uses(waitMs) {
      if (ended && clock.now() - ended.at < USES_LIFETIME_MS) return usesOf(ended.sweep, true);
      const under = sweep();
      const done = await firstOf(
        under.result.then(() => true),
        waitMs,
      );
      return usesOf(under, done === true);
    },
  };
}

function usesOf({ heard, uses, begun }: Sweep, ended: boolean): FleetUses {
  const { asked = 0, read = 0 } = heard.at(-1) ?? {};
  const complete = ended && read === asked && heard[0]?.errors.length === 0;
  return { uses: [...uses], asked, read, complete, takenAt: new Date(begun).toISOString() };
}

function accountNameOf(aws: Aws, scope: Scope): string {
  return aws.accounts.find((account) => account.id === scope.account)?.name ?? "";
}

/** One chain by its worst finding. Judged of configuration alone: no provider is asked for a list. */
function summarise(snapshot: Snapshot, chain: AuthChain, accountName: string, now: Date): FleetChain {
  const findings = judge(snapshot, chain, {}, chain.hosts[0], now);
  const worst = worstOf(findings);
  const count = (test: (finding: Finding) => boolean) => findings.filter(test).length;
  const proven = (finding: Finding) =>
    finding.certainty === "proven" && finding.severity === "breaks-sign-in";
  const hosts = [...chain.hosts, ...chain.hostPatterns];
  return {
    id: chain.id,
    kind: chain.kind,
    host: hosts[0] ?? "any host",
    hosts,
    account: snapshot.scope.account,
    accountName,
    region: snapshot.scope.region,
    loadBalancer: snapshot.scope.name,
    listener: `${chain.protocol}:${chain.port}`,
    rule: chain.ruleName,
    worst,
    counts: {
      fail: count((finding) => finding.status === "fail" && proven(finding)),
      likely: count((finding) => finding.status === "fail" && !proven(finding)),
      unknown: count((finding) => finding.status === "unknown" && isReadFailure(finding)),
      pass: count((finding) => finding.status === "pass"),
    },
  };
}

/** What could not be read; a check that waits for a clue or a probe is no news in a list. */
function isReadFailure(finding: Finding): boolean {
  return finding.evidence.some((evidence) => evidence.type === "gather-error");
}

const ranked: readonly NonNullable<FleetChain["worst"]>["status"][] = [
  "fails",
  "likely",
  "by-design",
  "unknown",
];

function worstOf(findings: readonly Finding[]): FleetChain["worst"] {
  const judged = [...judgeHops(findings, albHopId.options).values()];
  for (const status of ranked) {
    const hop = judged.find(
      (one) => one.status === status && one.worst && (status !== "unknown" || isReadFailure(one.worst)),
    );
    if (hop?.worst) {
      return { check: hop.worst.check, title: hop.worst.title, status, severity: hop.worst.severity };
    }
  }
  return null;
}

function byWorst(a: FleetChain, b: FleetChain): number {
  const rank = ({ worst }: FleetChain) => (worst === null ? ranked.length : ranked.indexOf(worst.status));
  return rank(a) - rank(b) || a.host.localeCompare(b.host) || a.id.localeCompare(b.id);
}

/** Runs over all items, at most `limit` at a time. */
async function eachOf<T>(
  items: readonly T[],
  limit: number,
  visit: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  const worker = async () => {
    for (const item of waiting) await visit(item);
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
}
