import type { Action, ForwardActionConfig } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { ListenerRule } from "../sandbox/world";
import type { Ids } from "./build-ids";

/** A forward action as the Describe calls answer it: the short form beside the config object. */
export function forwardTo(
  targetGroupArn: string,
  Order: number,
): Action & { ForwardConfig: ForwardActionConfig } {
  return {
    Type: "forward",
    Order,
    TargetGroupArn: targetGroupArn,
    ForwardConfig: {
      TargetGroups: [{ TargetGroupArn: targetGroupArn, Weight: 1 }],
      TargetGroupStickinessConfig: { Enabled: false },
    },
  };
}

/** A host-header condition as DescribeRules answers it: `Values` beside the config object. */
export function hostCondition(hosts: readonly string[]) {
  return { Field: "host-header", Values: [...hosts], HostHeaderConfig: { Values: [...hosts] } };
}

/** A rule of the listener `listenerArn`; `label` makes its id. */
export function listenerRule(
  ids: Ids,
  listenerArn: string,
  label: string,
  rule: Omit<ListenerRule, "RuleArn" | "ListenerArn">,
): ListenerRule {
  const RuleArn = `${listenerArn.replace(":listener/", ":listener-rule/")}/${ids.hex(`rule ${label}`, 16)}`;
  return { RuleArn, ListenerArn: listenerArn, Transforms: [], ...rule };
}
