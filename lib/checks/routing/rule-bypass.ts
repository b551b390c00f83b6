import { sharedTargetGroups } from "../../facts/forwards";
import { isTaken } from "../../facts/rule-for-host";
import { capital, listed } from "../../facts/words";
import type { Rule } from "../../model/load-balancer";
import {
  authenticatingAction,
  coversAll,
  coversHostAndPathOf,
  overlaps,
  ruleName,
} from "../../routing/index";
import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { field } from "../evidence";

export default defineCheck({
  id: "rule-bypass",
  title: "No rule leads around the sign-in",
  failureTitle: "A rule without sign-in forwards the whole protected host and path to the same targets",
  description:
    "A rule that forwards the same host and path to the same targets under some further condition (a header, a method, an address), or takes what a rule with such a condition leaves over, is a way around the sign-in.",
  severity: "weakens-sign-in",
  kinds: ["alb-cognito", "alb-oidc", "alb-jwt"],
  hop: "rule",
  meets: "no sign-in asked",
  docs: [documents.albRules, documents.albAuthSecurity],
  requires: ["rule", "listenerRules"],
  evaluate: ({ rule, listenerRules }, chain) => {
    const rules = listenerRules.value;
    const open = rules
      .map((candidate, index) => ({ candidate, index }))
      .filter(
        ({ candidate, index }) =>
          !candidate.IsDefault &&
          authenticatingAction(candidate) === undefined &&
          sharedTargetGroups(candidate, rule.value).length > 0 &&
          (index < chain.ruleIndex ? !coversAll(candidate, rule.value) : leavesOpen(rule.value)) &&
          !isTaken(rules, index, candidate),
      );
    const around = open.filter(
      ({ candidate }) =>
        coversHostAndPathOf(candidate, rule.value) === "always" && !isForPreflight(candidate),
    );
    const [first, ...others] = around;
    if (!first) {
      const parts = open.filter(({ candidate }) => overlaps(candidate, rule.value) !== "no");
      return {
        outcome: "pass",
        evidence: [field(rule, ["Priority"])],
        ...(parts.length > 0
          ? {
              note: `Part of it is open without sign-in: ${listed(parts.map(({ candidate }) => ruleName(candidate)))}.`,
            }
          : {}),
      };
    }
    return {
      outcome: "fail",
      certainty: "proven",
      because: `${capital(listed(around.map(({ candidate }) => ruleName(candidate))))} ${around.length === 1 ? "forwards" : "forward"} the same host and path to the same targets without sign-in.`,
      evidence: [
        field(listenerRules, [first.index, "Conditions"]),
        ...others.map(({ index }) => field(listenerRules, [index, "Conditions"])),
      ],
      fixes: [
        {
          type: "steps",
          title: "Close the way around, or make sure that it is meant",
          steps: [
            "If the condition is meant (an office address, a health checker), the target must not trust x-amzn-oidc headers on it: they are not set there, and a client can send its own.",
            "Otherwise add the authenticate action to that rule, or narrow its path to what must be open.",
          ],
        },
      ],
    };
  },
});

/** The rule signs in only some requests for its hosts and paths: a later rule may take the others. */
function leavesOpen(rule: Rule): boolean {
  const hostAndPath = rule.Conditions.filter(
    ({ Field }) => Field === "host-header" || Field === "path-pattern",
  );
  return !coversAll(rule, { ...rule, Conditions: hostAndPath });
}

/** Browsers send the preflight of CORS without cookies: it must pass (Fetch standard, CORS-preflight fetch). */
function isForPreflight(rule: Rule): boolean {
  const methods = rule.Conditions.flatMap((condition) => condition.HttpRequestMethodConfig?.Values ?? []);
  return methods.length > 0 && methods.every((method) => method === "OPTIONS");
}
