import type { Rule } from "../model/load-balancer";
import { readCondition } from "./alb-condition";
import { oncePer } from "./remembered";

/** Both empty: the rule takes any host. */
export interface RuleHosts {
  /** Lower-case names without wildcard. */
  readonly exact: readonly string[];
  /** Lower-case names with wildcards, then regular expressions as `/…/`. */
  readonly patterns: readonly string[];
}

/** The hosts that a rule names, from old-style values and config objects alike. */
export const ruleHosts = oncePer((rule: Rule): RuleHosts => {
  const conditions = rule.Conditions.map(readCondition).filter(
    (condition) => condition.field === "host-header",
  );
  const values = [...new Set(conditions.flatMap(({ values }) => values.map((value) => value.toLowerCase())))];
  const regexes = [...new Set(conditions.flatMap(({ regexes }) => regexes))];
  const hasWildcard = (value: string) => /[*?]/.test(value);
  return {
    exact: values.filter((value) => !hasWildcard(value)),
    patterns: [...values.filter(hasWildcard), ...regexes.map((regex) => `/${regex}/`)],
  };
});
