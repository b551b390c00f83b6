import { sharedTargetGroups } from "../../facts/forwards";
import { isTaken } from "../../facts/rule-for-host";
import type { Rule } from "../../model/load-balancer";
import { authenticatingAction, coversAll } from "../../routing/index";
import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { field } from "../evidence";
import { regionOfArn } from "../fixes/rule";
import { awsCommand } from "../fixes/shell";

export default defineCheck({
  id: "default-rule-unauthenticated",
  title: "The listener's default rule does not lead to the protected targets",
  failureTitle: "The listener's default rule forwards to the protected targets without sign-in",
  description:
    "What no rule matches goes to the default rule. Where it forwards without sign-in to the targets that this rule protects, any other host name (the load balancer's own, an address) reaches them.",
  severity: "weakens-sign-in",
  kinds: ["alb-cognito", "alb-oidc", "alb-jwt"],
  hop: "rule",
  meets: "no sign-in asked",
  docs: [documents.albRules, documents.albAuthSecurity],
  requires: ["rule", "listenerRules"],
  notApplicable: ({ rule }) => (rule.value.IsDefault ? "This is the default rule." : null),
  evaluate: ({ rule, listenerRules }, chain) => {
    const index = listenerRules.value.findIndex((candidate) => candidate.IsDefault);
    const fallback = listenerRules.value[index];
    if (!fallback)
      return { outcome: "unknown", because: "The listener's default rule is not among what was read." };
    const evidence = field(listenerRules, [index, "Actions"]);
    const open =
      authenticatingAction(fallback) === undefined && sharedTargetGroups(fallback, rule.value).length > 0;
    if (!open) return { outcome: "pass", evidence: [evidence] };
    if (isTaken(listenerRules.value, index, fallback)) {
      return { outcome: "pass", evidence: [evidence], note: "Another rule takes every request before it." };
    }
    if (coversAll(withoutPath(rule.value), fallback)) {
      return {
        outcome: "pass",
        evidence: [evidence],
        note: "The default rule leads to the same targets without sign-in, on other paths than those of this rule.",
      };
    }
    return {
      outcome: "fail",
      certainty: "proven",
      because: "The default rule forwards what no other rule matches to the same targets without sign-in.",
      evidence: [evidence],
      fixes: [
        {
          type: "cli",
          title: "Answer everything else with 404",
          command: awsCommand("elbv2", "modify-listener", {
            region: regionOfArn(chain.listenerArn),
            "listener-arn": chain.listenerArn,
            "default-actions":
              "Type=fixed-response,FixedResponseConfig={StatusCode=404,ContentType=text/plain}",
          }),
          risk: "Hosts that only the default rule answers stop working: look for them in the access log first (matched_rule_priority 0).",
        },
      ],
    };
  },
});

/** The rule without its path conditions: where nothing is left, it has its paths on every host. */
function withoutPath(rule: Rule): Rule {
  return { ...rule, Conditions: rule.Conditions.filter(({ Field }) => Field !== "path-pattern") };
}
