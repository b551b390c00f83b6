import type { Rule } from "../model/load-balancer";
import { overlaps } from "../routing/index";

/** Whether one host can be answered by both rules, their other conditions aside. True also where that is not known. */
export function sharesHost(a: Rule, b: Rule): boolean {
  return overlaps(hostsOnly(a), hostsOnly(b)) !== "no";
}

function hostsOnly(rule: Rule): Rule {
  return { ...rule, Conditions: rule.Conditions.filter(({ Field }) => Field === "host-header") };
}
