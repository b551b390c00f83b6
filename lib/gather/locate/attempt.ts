import "server-only";
import type { ResolutionStep } from "../../model/diagnosis";
import type { GatherError } from "../../model/gathered";
import type { Scope } from "../../model/scope";
import type { LocatedApi } from "./by-api";

/** What one way of looking for the load balancer gave. */
export interface Attempt {
  readonly steps: readonly ResolutionStep[];
  readonly errors: readonly GatherError[];
  /** Load balancers that it may be; more than one are told apart by their rules. */
  readonly scopes: readonly Scope[];
  /** An API of API Gateway serves the host, and no load balancer. */
  readonly api?: LocatedApi;
  /** Names of hosts that were seen on the way, to guess what was meant. */
  readonly hosts?: readonly string[];
  /** It is known that no other way can find it. */
  readonly final?: boolean;
}

/** Each load balancer once. */
export function uniqueScopes(scopes: readonly Scope[]): Scope[] {
  return [...new Map(scopes.map((scope) => [JSON.stringify(scope), scope])).values()];
}
