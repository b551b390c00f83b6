import "server-only";
import { deriveChains } from "../../facts/chains";
import { distinctTargets, type TargetOfChain, tokenTargets } from "../../facts/token-targets";
import {
  type Aws,
  type Clock,
  createGatherContext,
  type GatherContext,
  listInventory,
} from "../../gather/index";
import type { GatherError } from "../../model/gathered";
import type { Scope } from "../../model/scope";
import { parseChainId } from "../../model/scope";
import type { Snapshot } from "../../model/snapshot";
import type { Outbound } from "../../outbound/index";
import { type Problem, refuse } from "../outcome";
import { createScopeCache } from "../scope-cache";

/** What takes tokens on a chain that the server itself found in a configured account. */
export type FoundTargets =
  | { readonly ok: true; readonly targets: readonly TargetOfChain[] }
  | { readonly ok: false; readonly problem: Problem };

/** What takes tokens on one more load balancer, and what could not be read of it. */
export interface TargetsFound {
  readonly targets: readonly TargetOfChain[];
  readonly errors: readonly GatherError[];
}

/** What takes tokens in the live configuration. Rules are read for it; no pools, and no provider is asked. */
export interface LiveTargets {
  ofChain(id: string): Promise<FoundTargets>;
  /** All of them, each once; `onFound` hears of each load balancer as it is read. */
  all(onFound?: (found: TargetsFound) => void): Promise<readonly TargetOfChain[]>;
}

interface LiveTargetsParts {
  readonly aws: Aws;
  readonly outbound: Outbound;
  readonly clock: Clock;
}

/** How many load balancers are read side by side; the budgets of the services bound the calls. */
const AT_ONCE = 8;
const LIFETIME_MS = 60_000;

interface Sweep {
  readonly begun: number;
  readonly heard: TargetsFound[];
  readonly listeners: Set<(found: TargetsFound) => void>;
  readonly result: Promise<readonly TargetOfChain[]>;
}

export function createLiveTargets({ aws, outbound, clock }: LiveTargetsParts): LiveTargets {
  const cache = createScopeCache(() => clock.now());
  const context = (): GatherContext => createGatherContext({ aws, outbound, clock });
  let current: Sweep | undefined;

  /** What the rules refer to is not read: a target says all that is judged. */
  const read = (scope: Scope): Promise<Snapshot> =>
    cache.configuration(scope, { fresh: false, hosts: {}, focus: () => [] }, context);

  const run = async (announce: (found: TargetsFound) => void): Promise<TargetOfChain[]> => {
    const places = await listInventory(context());
    const scopes = places.flatMap(({ loadBalancers }) => {
      if (loadBalancers.state === "failed") announce({ targets: [], errors: [loadBalancers.error] });
      return loadBalancers.state === "ok" ? loadBalancers.value.map(({ scope }) => scope) : [];
    });
    const all: TargetOfChain[] = [];
    const waiting = scopes.values();
    const reader = async () => {
      for (const scope of waiting) {
        const snapshot = await read(scope);
        const targets = distinctTargets(
          deriveChains(snapshot).flatMap((chain) => tokenTargets(snapshot, chain)),
        );
        all.push(...targets);
        announce({ targets, errors: snapshot.errors });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, reader));
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

  return {
    async ofChain(id) {
      const parsed = parseChainId(id);
      if (!parsed?.ruleId) return refuse(badChain);
      const { scope } = parsed;
      const isConfigured = aws.accounts.some(
        (account) =>
          (account.id === undefined || account.id === scope.account) &&
          account.regions.includes(scope.region),
      );
      if (!isConfigured) return refuse(notConfigured(scope.account, scope.region));
      const snapshot = await read(scope);
      const chain = deriveChains(snapshot).find((candidate) => candidate.id === id);
      return chain ? { ok: true, targets: tokenTargets(snapshot, chain) } : refuse(missing(snapshot));
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
