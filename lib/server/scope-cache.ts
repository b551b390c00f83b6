import "server-only";
import {
  countOpenProbes,
  type GatherContext,
  gatherClientsElsewhere,
  gatherConfiguration,
  gatherNetwork,
  gatherProbes,
  gatherReferences,
  isOfOtherHost,
  networkArtifacts,
  refuseProbes,
} from "../gather/index";
import type { Gathered } from "../model/gathered";
import type { LoadBalancer } from "../model/load-balancer";
import type { HostAddresses } from "../model/probe";
import { type Scope, scopeId } from "../model/scope";
import type { Snapshot } from "../model/snapshot";
import { createGrowingCache, mergeErrors } from "./growing-cache";
import type { Taken } from "./probe-rate";
import type { Replicas } from "./replicas/replicas";

/** Stands among what was asked of a scope, beside rules and hosts. */
const WEB_ACL = "web ACL";

/** What is wanted of a scope. `rules`: chosen once the rules are known; null: all of them. */
export interface Wanted {
  readonly fresh: boolean;
  readonly hosts: Readonly<Record<string, Gathered<HostAddresses>>>;
  readonly focus: (snapshot: Snapshot) => readonly string[] | null;
  /** Where an inventory has just read it. */
  readonly loadBalancer?: LoadBalancer;
  /** Read by a sweep, that others overtake. */
  readonly patient?: boolean;
}

/** A snapshot that is asked once for many who want it, and grows as more of it is wanted. */
export interface ScopeCache {
  configuration(scope: Scope, wanted: Wanted, context: () => GatherContext): Promise<Snapshot>;
  /**
   * The same with the providers' answers and the network around it. The first host is that of the URL. `take` is asked before so many rules'
   * providers are; where it refuses, they stand as refused in what is given, and are asked the next time.
   */
  probe(
    scope: Scope,
    ruleArns: readonly string[],
    hosts: readonly string[],
    context: () => GatherContext,
    take: (rules: number) => Promise<Taken>,
    webAcl?: boolean,
  ): Promise<Snapshot>;
  /** What is at hand, where it is still young and holds all that `probe` reads for these. */
  probed(scope: Scope, ruleArn: string, host: string | undefined, webAcl?: boolean): Snapshot | undefined;
}

export function createScopeCache(now: () => number, replicas?: Replicas): ScopeCache {
  const kept = createGrowingCache<Snapshot>({ now, kind: "load balancer", ...(replicas && { replicas }) });

  return {
    configuration(scope, { fresh, hosts, focus, loadBalancer, patient = false }, context) {
      return kept.grow(
        scopeId(scope),
        { fresh, patient },
        () =>
          gatherConfiguration(scope, context(), {
            hosts,
            focus,
            ...(loadBalancer === undefined ? {} : { known: loadBalancer }),
          }),
        (snapshot) => {
          const ruleArns = focus(snapshot);
          const grown = {
            ...snapshot,
            artifacts: { ...snapshot.artifacts, hosts: { ...hosts, ...snapshot.artifacts.hosts } },
          };
          return gatherReferences(grown, context(), ruleArns ? { ruleArns } : {});
        },
      );
    },
    async probe(scope, ruleArns, hosts, context, take, webAcl = false) {
      const [host] = hosts;
      const wanted = { ruleArns, ...(host === undefined ? {} : { host }) };
      let refused: Extract<Taken, { ok: false }> | undefined;
      const extended = await kept.more(scopeId(scope), async (snapshot, asked) => {
        const rules = countOpenProbes(snapshot, wanted);
        const taken = rules === 0 ? { ok: true as const } : await take(rules);
        if (!taken.ok) refused = taken;
        const asking = context();
        const [probed, elsewhere, network] = await Promise.all([
          taken.ok ? gatherProbes(snapshot, asking, { ...wanted, hosts }) : snapshot,
          gatherClientsElsewhere(snapshot, asking),
          gatherNetwork(snapshot, asking, { ruleArns, webAcl }),
        ]);
        if (taken.ok) {
          for (const key of [...ruleArns, ...hosts, ...(webAcl ? [WEB_ACL] : [])]) asked.add(key);
        }
        const { clientsElsewhere } = elsewhere.artifacts;
        return {
          ...probed,
          artifacts: { ...probed.artifacts, ...networkArtifacts(network), clientsElsewhere },
          calls: snapshot.calls + asking.session.calls(),
          errors: mergeErrors(probed, elsewhere, network),
        };
      });
      if (refused === undefined) return extended;
      return refuseProbes(extended, wanted, `Too many probes; try again in ${refused.seconds} s.`);
    },
    probed(scope, ruleArn, host, webAcl = false) {
      const keys = [ruleArn, ...(host === undefined ? [] : [host]), ...(webAcl ? [WEB_ACL] : [])];
      const settled = kept.having(scopeId(scope), keys);
      // Two hosts of one rule have a callback each.
      return isOfOtherHost(settled?.artifacts.authorizations[ruleArn], host) ? undefined : settled;
    },
  };
}
