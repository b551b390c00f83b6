import "server-only";
import {
  type ApiOptions,
  type GatherContext,
  gatherApi,
  gatherApiProbes,
  gatherApiReferences,
  openIssuers,
} from "../gather/index";
import type { ApiChain } from "../model/api-chain";
import type { ApiSnapshot } from "../model/api-snapshot";
import { skipped } from "../model/gathered";
import { type ApiScope, apiScopeId } from "../model/scope";
import { createGrowingCache } from "./growing-cache";
import type { Taken } from "./probe-rate";
import type { Replicas } from "./replicas/replicas";

/** What is wanted of an API. `chains`: chosen once it was read; what their authorizers point at is read, too. */
export interface WantedApi extends ApiOptions {
  readonly fresh: boolean;
  readonly chains: (snapshot: ApiSnapshot) => readonly ApiChain[];
  /** Read by a sweep, that others overtake. */
  readonly patient?: boolean;
}

/** An API's snapshot that is read once for many who want it, and grows as more of it is wanted. */
export interface ApiCache {
  configuration(scope: ApiScope, wanted: WantedApi, context: () => GatherContext): Promise<ApiSnapshot>;
  /**
   * The same with what issuers publish and what the verdict does not wait for. `take` is asked before issuers are;
   * where it refuses, they stand as refused in what is given, and are asked the next time.
   */
  probe(
    scope: ApiScope,
    chain: ApiChain,
    hosts: readonly string[],
    context: () => GatherContext,
    take: (chains: number) => Promise<Taken>,
  ): Promise<ApiSnapshot>;
  /** What is at hand, where it is still young and holds all that `probe` reads. */
  probed(scope: ApiScope, chainId: string, hosts: readonly string[]): ApiSnapshot | undefined;
}

export function createApiCache(now: () => number, replicas?: Replicas): ApiCache {
  const kept = createGrowingCache<ApiSnapshot>({ now, kind: "API", ...(replicas && { replicas }) });

  return {
    configuration(scope, wanted, context) {
      const read = async (stages = wanted.stages): Promise<ApiSnapshot> => {
        const ctx = context();
        const snapshot = await gatherApi(scope, ctx, { ...wanted, stages });
        return gatherApiReferences(snapshot, ctx, wanted.chains(snapshot));
      };
      const { fresh, patient = false } = wanted;
      return kept.grow(apiScopeId(scope), { fresh, patient }, read, (snapshot, asked) => {
        const others = stagesUnread(snapshot, wanted);
        if (others.length > 0) {
          asked.clear();
          const both = [...Object.keys(snapshot.artifacts.deployed), ...others];
          return read(() => both);
        }
        const withHost = withDomain(snapshot, wanted);
        return gatherApiReferences(withHost, context(), wanted.chains(withHost));
      });
    },

    async probe(scope, chain, hosts, context, take) {
      let refused: Extract<Taken, { ok: false }> | undefined;
      const extended = await kept.more(apiScopeId(scope), async (snapshot, asked) => {
        const issuers = openIssuers(snapshot, [chain]);
        const taken = issuers.length === 0 ? { ok: true as const } : await take(1);
        if (!taken.ok) {
          refused = taken;
          return snapshot;
        }
        const probed = await gatherApiProbes(snapshot, context(), [chain], { hosts });
        for (const key of [chain.id, ...hosts]) asked.add(key);
        return probed;
      });
      if (refused === undefined) return extended;
      const reason = `Too many probes; try again in ${refused.seconds} s.`;
      const waiting = openIssuers(extended, [chain]).map(({ issuer }) => [issuer, skipped<never>(reason)]);
      const discoveries = { ...extended.artifacts.discoveries, ...Object.fromEntries(waiting) };
      return { ...extended, artifacts: { ...extended.artifacts, discoveries } };
    },

    probed: (scope, chainId, hosts) => kept.having(apiScopeId(scope), [chainId, ...hosts]),
  };
}

function stagesUnread({ scope, artifacts }: ApiSnapshot, { stages }: ApiOptions): string[] {
  if (artifacts.stages.state !== "ok" || scope.kind === "ws") return [];
  const names = artifacts.stages.value.map(({ stageName }) => stageName);
  return (stages(names) ?? names).filter((name) => artifacts.deployed[name] === undefined);
}

/** What the way to the API has shown this time: of another host, perhaps. */
function withDomain(snapshot: ApiSnapshot, { domain: found, hosts }: ApiOptions): ApiSnapshot {
  const { artifacts } = snapshot;
  const domain = found && {
    domains: { ...artifacts.domains, [found.host]: found.domain },
    mappings: { ...artifacts.mappings, [found.host]: found.mappings },
    routingRules: { ...artifacts.routingRules, [found.host]: found.routingRules },
  };
  return { ...snapshot, artifacts: { ...artifacts, ...domain, hosts: { ...hosts, ...artifacts.hosts } } };
}
