import "server-only";
import type { Scope } from "../model/scope";
import type { Snapshot } from "../model/snapshot";
import type { GatherContext } from "./context";
import { gatherLoadBalancer, type LoadBalancerOptions } from "./gather-load-balancer";
import { gatherReferences } from "./gather-references";

export interface ConfigurationOptions extends LoadBalancerOptions {
  /** Chooses, once the rules are known, whose pools and certificates are read. Absent, or null: every rule's. */
  readonly focus?: (snapshot: Snapshot) => readonly string[] | null;
}

/** All configuration of one load balancer and what it points at; its identity providers stand as "not asked yet". */
export async function gatherConfiguration(
  scope: Scope,
  ctx: GatherContext,
  options: ConfigurationOptions = {},
): Promise<Snapshot> {
  const snapshot = await gatherLoadBalancer(scope, ctx, options);
  const ruleArns = options.focus?.(snapshot);
  return gatherReferences(snapshot, ctx, ruleArns ? { ruleArns } : {});
}
