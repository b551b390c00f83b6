import "server-only";
import { deriveChains } from "../../facts/chains";
import { type Aws, type Clock, createGatherContext, type GatherContext } from "../../gather/index";
import type { AuthChain } from "../../model/chain";
import { parseChainId } from "../../model/scope";
import type { Snapshot } from "../../model/snapshot";
import type { Outbound } from "../../outbound/index";
import { createFleetSweep } from "../fleet";
import { type Problem, refuse } from "../outcome";
import { createScopeCache } from "../scope-cache";

/** A chain that the server itself found in a configured account. */
export type FoundChain =
  | { readonly ok: true; readonly snapshot: Snapshot; readonly chain: AuthChain }
  | { readonly ok: false; readonly problem: Problem };

/** The live configuration, as far as tokens and keys need it: no provider is asked. */
export interface LiveChains {
  chain(id: string): Promise<FoundChain>;
  /** One of each load balancer that could be read. */
  snapshots(): Promise<readonly Snapshot[]>;
}

interface LiveChainsParts {
  readonly aws: Aws;
  readonly outbound: Outbound;
  readonly clock: Clock;
}

export function createLiveChains({ aws, outbound, clock }: LiveChainsParts): LiveChains {
  const cache = createScopeCache(() => clock.now());
  const context = (): GatherContext => createGatherContext({ aws, outbound, clock });
  const sweep = createFleetSweep({ aws, clock, context, cache });
  return {
    async chain(id) {
      const parsed = parseChainId(id);
      if (!parsed?.ruleId) return refuse(badChain);
      const { scope } = parsed;
      const isConfigured = aws.accounts.some(
        (account) =>
          (account.id === undefined || account.id === scope.account) &&
          account.regions.includes(scope.region),
      );
      if (!isConfigured) return refuse(notConfigured(scope.account, scope.region));
      const wanted = { fresh: false, hosts: {}, focus: () => null };
      const snapshot = await cache.configuration(scope, wanted, context);
      const chain = deriveChains(snapshot).find((candidate) => candidate.id === id);
      return chain ? { ok: true, snapshot, chain } : refuse(missing(snapshot));
    },
    snapshots: () => sweep.snapshots(),
  };
}

const badChain: Problem = {
  code: "bad-chain",
  message: "This is no chain id.",
  wayOut: "Take it from the list of chains: alb/account/region/name/id/listener/rule.",
  understood: [],
};

function notConfigured(account: string, region: string): Problem {
  return {
    code: "not-configured",
    message: `Account ${account} in ${region} is not configured here.`,
    wayOut: "Add it to the accounts of the configuration.",
    understood: [],
  };
}

function missing({ scope, errors }: Snapshot): Problem {
  const [error] = errors;
  const understood = [`account ${scope.account}`, `Region ${scope.region}`, `load balancer ${scope.name}`];
  if (error === undefined || error.code === "not-found") {
    return {
      code: "not-found",
      message: "No such rule is in the inventory.",
      wayOut: "Open the list of chains: the rule may have been replaced.",
      understood,
    };
  }
  return {
    code: "not-read",
    message: `The rules of load balancer ${scope.name} could not be read: ${error.operation}: ${error.message}`,
    wayOut: `Allow ${error.operation} for the role in use.`,
    understood,
  };
}
