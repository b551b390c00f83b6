import "server-only";
import { deriveApiChains, findApiChain } from "../../facts/api/chains";
import { apiTokenTargets } from "../../facts/api/token-targets";
import { deriveChains } from "../../facts/chains";
import { distinctTargets, type TargetOfChain, tokenTargets } from "../../facts/token-targets";
import {
  type Aws,
  type Clock,
  createGatherContext,
  type GatherContext,
  type ListedApi,
  listApis,
  listInventory,
} from "../../gather/index";
import type { ApiSnapshot } from "../../model/api-snapshot";
import type { GatherError } from "../../model/gathered";
import { type ApiPlace, parseApiChainId, routeKey, type Scope } from "../../model/scope";
import type { Snapshot } from "../../model/snapshot";
import type { Outbound } from "../../outbound/index";
import { createApiCache } from "../api-cache";
import { missingMethod } from "../api-engine";
import { eachOf } from "../each-of";
import { type Problem, refuse } from "../outcome";
import { badChain, missingChain, notConfigured, placeOf } from "../place-of-id";
import type { Replicas } from "../replicas/replicas";
import { createScopeCache } from "../scope-cache";

/** What takes tokens on a chain that the server itself found in a configured account. */
export type FoundTargets =
  | { readonly ok: true; readonly targets: readonly TargetOfChain[] }
  | { readonly ok: false; readonly problem: Problem };

/** What takes tokens on one more load balancer or API, and what could not be read of it. */
export interface TargetsFound {
  readonly targets: readonly TargetOfChain[];
  readonly errors: readonly GatherError[];
}

/** What takes tokens in the live configuration. Rules and authorizers are read for it; no pools, and no provider is asked. */
export interface LiveTargets {
  ofChain(id: string): Promise<FoundTargets>;
  /** All of them, each once; `onFound` hears of each load balancer and API as it is read. */
  all(onFound?: (found: TargetsFound) => void): Promise<readonly TargetOfChain[]>;
}

interface LiveTargetsParts {
  readonly aws: Aws;
  readonly outbound: Outbound;
  readonly clock: Clock;
  /** Absent: there are none. */
  readonly replicas?: Replicas;
}

/** How many load balancers, and how many APIs, are read side by side; the budgets of the services bound the calls. */
const AT_ONCE = 8;
const LIFETIME_MS = 60_000;
/** Milliseconds for one scope of a sweep, most of them spent in waiting for its turn. */
const SWEEP_DEADLINE_MS = 300_000;

interface Sweep {
  readonly begun: number;
  readonly heard: TargetsFound[];
  readonly listeners: Set<(found: TargetsFound) => void>;
  readonly result: Promise<readonly TargetOfChain[]>;
}

export function createLiveTargets({ aws, outbound, clock, replicas }: LiveTargetsParts): LiveTargets {
  const cache = createScopeCache(() => clock.now(), replicas);
  const apiCache = createApiCache(() => clock.now(), replicas);
  const context = (): GatherContext => createGatherContext({ aws, outbound, clock });
  /** A sweep lasts as long as the services allow; each scope of it has a while of its own. */
  const leisurely = (): GatherContext =>
    createGatherContext({ aws, outbound, clock, deadlineMs: SWEEP_DEADLINE_MS, patient: true });
  let current: Sweep | undefined;

  /** What the rules refer to is not read: a target says all that is judged. */
  const read = (scope: Scope): Promise<Snapshot> =>
    cache.configuration(scope, { fresh: false, hosts: {}, focus: () => [] }, context);

  const readApi = ({ scope, ...known }: ListedApi): Promise<ApiSnapshot> =>
    apiCache.configuration(
      scope,
      { fresh: false, known, stages: () => null, chains: () => [], patient: true },
      leisurely,
    );

  const run = async (announce: (found: TargetsFound) => void): Promise<TargetOfChain[]> => {
    const listing = context();
    const [places, listed] = await Promise.all([listInventory(listing), listApis(listing)]);
    for (const found of [...places.map(({ loadBalancers }) => loadBalancers), ...listed]) {
      if (found.state === "failed") announce({ targets: [], errors: [found.error] });
    }
    const all: TargetOfChain[] = [];
    const tell = (found: readonly TargetOfChain[], errors: readonly GatherError[]) => {
      const targets = distinctTargets(found);
      all.push(...targets);
      announce({ targets, errors });
    };
    const scopes = places.flatMap(({ loadBalancers }) =>
      loadBalancers.state === "ok" ? loadBalancers.value.map(({ scope }) => scope) : [],
    );
    const apis = listed.flatMap((found) => (found.state === "ok" ? found.value : []));
    await Promise.all([
      eachOf(scopes, AT_ONCE, async (scope) => {
        const snapshot = await read(scope);
        tell(
          deriveChains(snapshot).flatMap((chain) => tokenTargets(snapshot, chain)),
          snapshot.errors,
        );
      }),
      eachOf(apis, AT_ONCE, async (listedApi) => {
        const snapshot = await readApi(listedApi);
        tell(
          deriveApiChains(snapshot).flatMap((chain) => apiTokenTargets(snapshot, chain)),
          snapshot.errors,
        );
      }),
    ]);
    return distinctTargets(all);
  };

  /** One for all who ask within a minute; who comes late hears first what was already read. */
  const sweep = (): Sweep => {
    if (current && clock.now() - current.begun < LIFETIME_MS) return current;
    const heard: TargetsFound[] = [];
    const listeners: Sweep["listeners"] = new Set();
    const result = run((found) => {
      heard.push(found);
      for (const listener of listeners) listener(found);
    });
    const begun: Sweep = { begun: clock.now(), heard, listeners, result };
    current = begun;
    result.catch(() => {
      if (current === begun) current = undefined;
    });
    return begun;
  };

  const ofApiChain = async ({
    scope,
    stage = "",
    httpMethod = "",
    path = "",
  }: ApiPlace): Promise<FoundTargets> => {
    const snapshot = await apiCache.configuration(
      scope,
      { fresh: false, stages: () => [stage], chains: () => [] },
      context,
    );
    const chain = findApiChain(snapshot, stage, httpMethod, path);
    return chain
      ? { ok: true, targets: apiTokenTargets(snapshot, chain) }
      : refuse(missingMethod(snapshot, stage, routeKey(httpMethod, path)));
  };

  return {
    async ofChain(id) {
      const ofApi = parseApiChainId(id);
      if (ofApi?.stage !== undefined) {
        const problem = notConfigured(aws, ofApi.scope, `API ${ofApi.scope.id}`);
        return problem ? refuse(problem) : ofApiChain(ofApi);
      }
      const place = placeOf(aws, id);
      if (!place.ok) return place;
      const { scope, listenerId, ruleId } = place;
      if (ruleId === undefined) return refuse(badChain);
      const snapshot = await read(scope);
      const chain = deriveChains(snapshot).find((candidate) => candidate.id === id);
      return chain
        ? { ok: true, targets: tokenTargets(snapshot, chain) }
        : refuse(missingChain(snapshot, `${listenerId}/${ruleId}`));
    },
    async all(onFound) {
      const { heard, listeners, result } = sweep();
      if (!onFound) return result;
      for (const found of heard) onFound(found);
      listeners.add(onFound);
      try {
        return await result;
      } finally {
        listeners.delete(onFound);
      }
    },
  };
}
