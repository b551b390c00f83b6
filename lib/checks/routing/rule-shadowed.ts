import { forwardOf } from "../../facts/forwards";
import { signInOf } from "../../facts/sign-in-of-rule";
import { capital } from "../../facts/words";
import type { AuthChain } from "../../model/chain";
import type { Fix } from "../../model/finding";
import type { Rule } from "../../model/load-balancer";
import { authenticatingAction, coversAll, overlaps, ruleName } from "../../routing/index";
import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { field } from "../evidence";
import { regionOfArn } from "../fixes/rule";
import { awsCommand } from "../fixes/shell";

export default defineCheck({
  id: "rule-shadowed",
  title: "Requests for this rule reach it",
  failureTitle: "An earlier rule takes every request of this rule",
  description:
    "Rules are tried by ascending priority and the first whose conditions all match answers. A rule behind a wider one never answers anything, so its sign-in never happens.",
  severity: "breaks-sign-in",
  kinds: ["alb-cognito", "alb-oidc", "alb-jwt"],
  hop: "rule",
  meets: "another rule answers",
  docs: [documents.albRules],
  requires: ["rule", "listenerRules"],
  notApplicable: ({ rule }) =>
    rule.value.IsDefault ? "A default rule takes what no other rule takes." : null,
  evaluate: ({ rule, listenerRules }, chain) => {
    const earlier = listenerRules.value.slice(0, chain.ruleIndex);
    const index = earlier.findIndex((candidate) => coversAll(candidate, rule.value));
    const shadow = earlier[index];
    if (!shadow) return { outcome: "pass", evidence: [field(rule, ["Priority"])] };
    const harmless = sameSignIn(shadow, rule.value) || answersItself(shadow);
    return {
      outcome: "fail",
      certainty: "proven",
      ...(harmless ? { severity: "hygiene" as const } : {}),
      because: `${capital(ruleName(shadow))} takes every request that ${ruleName(rule.value)} could match${effect(shadow)}.`,
      evidence: [
        field(listenerRules, [index, "Priority"], { expected: `a priority after ${rule.value.Priority}` }),
        field(listenerRules, [index, "Conditions"]),
        field(rule, ["Conditions"]),
      ],
      fixes: [reorder(rule.value, shadow, listenerRules.value, chain)],
    };
  },
});

/** Both ask for the same sign-in in the same way: whichever answers, users meet the same thing. */
function sameSignIn(a: Rule, b: Rule): boolean {
  const users = [signInOf(a.Actions), signInOf(b.Actions)];
  if (users[0] && users[1]) {
    return (
      users[0].relyingParty === users[1].relyingParty &&
      users[0].onUnauthenticated === users[1].onUnauthenticated
    );
  }
  const tokens = [a, b].map(authenticatingAction);
  return (
    tokens[0]?.Type === "jwt-validation" &&
    tokens[1]?.Type === "jwt-validation" &&
    JSON.stringify(tokens[0].JwtValidationConfig) === JSON.stringify(tokens[1].JwtValidationConfig)
  );
}

/** A fixed response, such as a maintenance page, or a redirect to a new host stands before a rule on purpose. */
function answersItself(rule: Rule): boolean {
  if (authenticatingAction(rule)) return false;
  return rule.Actions.some(
    (action) =>
      action.Type === "fixed-response" ||
      (action.Type === "redirect" && !action.RedirectConfig.Host.includes("#{host}")),
  );
}

function effect(shadow: Rule): string {
  if (authenticatingAction(shadow)) return ", and signs users in another way";
  return forwardOf(shadow) ? ", and forwards it without any sign-in" : ", and answers it without any sign-in";
}

/** A free priority before the rule that shadows, with no rule between that this one would then take from. */
function reorder(rule: Rule, shadow: Rule, rules: readonly Rule[], chain: AuthChain): Fix {
  const before = Number(shadow.Priority);
  const inTheWay = rules
    .filter((one) => Number(one.Priority) < before && overlaps(one, rule) !== "no")
    .map((one) => Number(one.Priority));
  const lowest = Math.max(0, ...inTheWay) + 1;
  const taken = new Set(rules.map((one) => Number(one.Priority)));
  const free = Array.from({ length: Math.max(0, before - lowest) }, (_, offset) => before - 1 - offset).find(
    (priority) => !taken.has(priority),
  );
  const title = `Have ${ruleName(rule)} tried before ${ruleName(shadow)}`;
  if (free === undefined) {
    return {
      type: "steps",
      title,
      steps: ["No priority is free right before it: renumber the rules of the listener."],
    };
  }
  const region = regionOfArn(chain.ruleArn);
  const set = (priority: string) =>
    awsCommand("elbv2", "set-rule-priorities", {
      region,
      "rule-priorities": `RuleArn=${rule.RuleArn},Priority=${priority}`,
    });
  return {
    type: "cli",
    title,
    command: set(String(free)),
    risk: "Takes effect within seconds: requests that the earlier rule answered now meet this one.",
    undo: set(rule.Priority),
  };
}
