import type { Rule, RuleCondition } from "../model/load-balancer";
import { coversAll, coversHostsOf, ruleHosts } from "../routing/index";
import { oncePer, oncePerText } from "../routing/remembered";

/**
 * The rule as it stands for one host: that host in place of its host conditions. `host` is a name, a pattern with
 * wildcards, or a regular expression as `/…/`.
 */
export function ruleForHost(rule: Rule, host: string): Rule {
  return forHost(rule)(host);
}

/**
 * Whether requests for the host can reach the rule at `index`: the rule takes every such host, and no single earlier
 * rule takes all that it would take there.
 */
export function isReachedFor(rules: readonly Rule[], index: number, host: string): boolean {
  const rule = rules[index];
  if (!rule || namesOthersOnly(rule, host)) return false;
  return coversHostsOf(rule, hostCondition(host)) && !isTakenFor(rules, index, host);
}

/** Whether a rule before `index` takes every request for the host that the rule at `index` could match. */
export function isTakenFor(rules: readonly Rule[], index: number, host: string): boolean {
  return takenFor(rules)[index]?.(host) ?? false;
}

/** Whether a rule before `index` takes every request that `rule` could match. */
export function isTaken(rules: readonly Rule[], index: number, rule: Rule): boolean {
  for (const earlier of rules.slice(0, index)) if (coversAll(earlier, rule)) return true;
  return false;
}

/** Of the first rule that takes every request for the host that `rule` could match; -1 where none does. */
export function indexOfTaker(rules: readonly Rule[], rule: Rule, host: string): number {
  const asked = ruleForHost(rule, host);
  return rules.findIndex((one) => !namesOthersOnly(one, host) && coversAll(one, asked));
}

/** Seen without comparing patterns: as most rules of a listener do, it names its hosts outright, and none is this one. */
function namesOthersOnly(rule: Rule, host: string): boolean {
  const { exact, patterns } = ruleHosts(rule);
  return patterns.length === 0 && exact.length > 0 && !exact.includes(host.toLowerCase());
}

// Every rule of a listener is asked about the hosts of every other, by several checks: each answer is kept.

const forHost = oncePer((rule: Rule) =>
  oncePerText(
    (host): Rule => ({
      ...rule,
      Conditions: [hostCondition(host), ...rule.Conditions.filter((one) => !isHost(one))],
    }),
  ),
);

const takenFor = oncePer((rules: readonly Rule[]) =>
  rules.map((rule, index) => {
    const earlier = rules.slice(0, index);
    return oncePerText((host) => indexOfTaker(earlier, rule, host) >= 0);
  }),
);

function isHost({ Field }: RuleCondition): boolean {
  return Field === "host-header";
}

/** One object for each host, so that it is read once. */
const hostCondition = oncePerText((host): RuleCondition => {
  const expression = /^\/(.*)\/$/.exec(host)?.[1];
  const HostHeaderConfig = expression === undefined ? { Values: [host] } : { RegexValues: [expression] };
  return { Field: "host-header", HostHeaderConfig };
});
