import type { Rule, RuleCondition } from "../model/load-balancer";
import { covers } from "../routing/index";

/**
 * The rule as it stands for one host: that host in place of its host conditions. `host` is a name, a pattern with
 * wildcards, or a regular expression as `/…/`.
 */
export function ruleForHost(rule: Rule, host: string): Rule {
  return { ...rule, Conditions: [hostCondition(host), ...rule.Conditions.filter((one) => !isHost(one))] };
}

/**
 * Whether requests for the host can reach the rule at `index`: the rule takes every such host, and no single earlier
 * rule takes all that it would take there.
 */
export function isReachedFor(rules: readonly Rule[], index: number, host: string): boolean {
  const rule = rules[index];
  if (!rule) return false;
  const hostsOnly = { ...rule, Conditions: rule.Conditions.filter(isHost) };
  const asked = { ...rule, Conditions: [hostCondition(host)] };
  return covers(hostsOnly, asked) === "always" && !isTaken(rules, index, ruleForHost(rule, host));
}

/** Whether a rule before `index` takes every request that `rule` could match. */
export function isTaken(rules: readonly Rule[], index: number, rule: Rule): boolean {
  return rules.slice(0, index).some((earlier) => covers(earlier, rule) === "always");
}

function isHost({ Field }: RuleCondition): boolean {
  return Field === "host-header";
}

function hostCondition(host: string): RuleCondition {
  const expression = /^\/(.*)\/$/.exec(host)?.[1];
  const HostHeaderConfig = expression === undefined ? { Values: [host] } : { RegexValues: [expression] };
  return { Field: "host-header", HostHeaderConfig };
}
