import type { Action, Rule } from "../model/load-balancer";

type Forward = Extract<Action, { Type: "forward" }>;

/** The forward action of a rule; undefined where it answers by itself. */
export function forwardOf(rule: Rule): Forward | undefined {
  return rule.Actions.find((action): action is Forward => action.Type === "forward");
}

/**
 * Target groups of `guarded` that `open` sends requests to. One that stands by with weight 0 in `guarded` counts: it
 * is what the next shift of traffic protects. In `open` it gets nothing
 * (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html).
 */
export function sharedTargetGroups(open: Rule, guarded: Rule): string[] {
  const groupsOf = (rule: Rule) => forwardOf(rule)?.TargetGroups ?? [];
  const protectedGroups = new Set(groupsOf(guarded).map((group) => group.TargetGroupArn));
  const groups = groupsOf(open);
  return groups
    .filter((group) => group.Weight > 0 || groups.length === 1)
    .map((group) => group.TargetGroupArn)
    .filter((arn) => protectedGroups.has(arn));
}
