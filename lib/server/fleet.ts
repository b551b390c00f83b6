import "server-only";
import { byWorst, summariseApiChain, summariseChain } from "../diagnose/index";
import { apiUse } from "../facts/api/api-use";
import { deriveApiChains } from "../facts/api/chains";
import { type ChainUse, chainUse } from "../facts/blast-radius";
import { deriveChains } from "../facts/chains";
import {
  type Aws,
  type Clock,
  type GatherContext,
  type InventoryItem,
  type InventoryOfPlace,
  type ListedApi,
  listApis,
  listInventory,
} from "../gather/index";
import type { Fleet, FleetChain } from "../model/fleet";
import type { GatherError, Gathered } from "../model/gathered";
import type { Snapshot } from "../model/snapshot";
import type { ApiCache } from "./api-cache";
import { eachOf } from "./each-of";
import { createGrowingCache } from "./growing-cache";
import type { Replicas } from "./replicas/replicas";
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
  readonly apiCache: ApiCache;
  readonly replicas?: Replicas;
}

/** What there is to read. */
interface Listing {
  readonly places: readonly InventoryOfPlace[];
  readonly listed: readonly Gathered<readonly ListedApi[]>[];
}

/** How many load balancers, and how many APIs, are read side by side; the budgets of the services bound the calls. */
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
export function createFleetSweep({ aws, clock, context, cache, apiCache, replicas }: SweepParts): FleetSweep {
  const listings = createGrowingCache<Listing>({
    now: () => clock.now(),
    kind: "listing",
    ...(replicas && { replicas }),
  });
  let current: Sweep | undefined;
  let ended: { readonly sweep: Sweep; readonly at: number } | undefined;

  const list = (fresh: boolean): Promise<Listing> => {
    const read = async () => {
      const listing = context();
      const [places, listed] = await Promise.all([listInventory(listing), listApis(listing)]);
      return { places, listed };
    };
    return listings.grow("all", { fresh, patient: true }, read, async (listing) => listing);
  };

  const run = async (announce: (progress: FleetProgress) => void, uses: ChainUse[], fresh: boolean) => {
    const { places, listed } = await list(fresh);
    const balancers = places.flatMap(({ loadBalancers }) => okOf(loadBalancers));
    const apis = listed.flatMap(okOf);
    const errors: GatherError[] = [...places.map(({ loadBalancers }) => loadBalancers), ...listed].flatMap(
      errorOf,
    );
    const chains: FleetChain[] = [];
    const snapshots: Snapshot[] = [];
    const asked = balancers.length + apis.length;
    let read = 0;
    const tell = (found: FleetChain[], failed: readonly GatherError[]) => {
      read += 1;
      chains.push(...found);
      errors.push(...failed);
      announce({ asked, read, chains: found, errors: failed });
    };
    const readBalancer = async ({ scope, loadBalancer }: InventoryItem) => {
      const wanted = { fresh, hosts: {}, focus: () => null, loadBalancer, patient: true };
      const snapshot = await cache.configuration(scope, wanted, context);
      const name = accountNameOf(aws, scope.account);
      const guarded = deriveChains(snapshot).filter((chain) => chain.kind !== "alb-open");
      const now = new Date(clock.now());
      uses.push(...guarded.map((chain) => chainUse(snapshot, chain)));
      snapshots.push(snapshot);
      tell(
        guarded.map((chain) => summariseChain(snapshot, chain, name, now)),
        snapshot.errors,
      );
    };
    const readApi = async ({ scope, ...known }: ListedApi) => {
      const wanted = { fresh, known, stages: () => null, chains: deriveApiChains, patient: true };
      const snapshot = await apiCache.configuration(scope, wanted, context);
      const name = accountNameOf(aws, scope.account);
      const guarded = deriveApiChains(snapshot).filter(({ kind }) => !kind.endsWith("-open"));
      const now = new Date(clock.now());
      uses.push(...guarded.map((chain) => apiUse(snapshot, chain)));
      tell(
        guarded.map((chain) => summariseApiChain(snapshot, chain, name, now)),
        snapshot.errors,
      );
    };
    announce({ asked, read, chains: [], errors: [...errors] });
    await Promise.all([eachOf(balancers, AT_ONCE, readBalancer), eachOf(apis, AT_ONCE, readApi)]);
    const fleet: Fleet = {
      chains: chains.toSorted(byWorst),
      scopes: { asked, read },
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

function accountNameOf(aws: Aws, id: string): string {
  return aws.accounts.find((account) => account.id === id)?.name ?? "";
}

function okOf<T>(listed: Gathered<readonly T[]>): readonly T[] {
  return listed.state === "ok" ? listed.value : [];
}

function errorOf(listed: Gathered<unknown>): GatherError[] {
  return listed.state === "failed" ? [listed.error] : [];
}
