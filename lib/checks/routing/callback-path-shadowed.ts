import { expectedHosts } from "../../facts/expected-hosts";
import { isTakenFor, ruleForHost } from "../../facts/rule-for-host";
import { signInOf } from "../../facts/sign-in-of-rule";
import { capital } from "../../facts/words";
import type { Rule } from "../../model/load-balancer";
import { callbackPath, coversAll, ruleName } from "../../routing/index";
import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { field } from "../evidence";

export default defineCheck({
  id: "callback-path-shadowed",
  title: "No earlier rule without sign-in takes the callback path",
  failureTitle: "An earlier rule without sign-in takes the callback path",
  description:
    "The provider sends the user back to /oauth2/idpresponse on the same host. AWS does not document whether the load balancer picks the rule again by host or by state; a rule without authentication that matches this path first has been a cause of loops and 404.",
  severity: "may-break",
  neverProven: true,
  kinds: ["alb-cognito", "alb-oidc"],
  hop: "callback",
  meets: "404 or a loop",
  docs: [documents.albAuthentication, documents.albRules],
  requires: ["listenerRules"],
  evaluate: ({ listenerRules }, chain, { host }) => {
    const rules = listenerRules.value;
    const rule = rules[chain.ruleIndex];
    if (!rule) return { outcome: "unknown", because: "The rule is not among the listener's rules." };
    // A host that an earlier rule takes whole is not signed in here at all.
    const hosts = expectedHosts(chain, rules, host).filter(
      (name) => !isTakenFor(rules, chain.ruleIndex, name),
    );
    const callback = callbackOf(rule);
    const asked = hosts.length > 0 ? hosts : [undefined];
    const callbacks = asked.map((name) => (name === undefined ? callback : ruleForHost(callback, name)));
    for (const [index, earlier] of rules.slice(0, chain.ruleIndex).entries()) {
      // What takes the whole rule takes more than its callback, and is said elsewhere.
      if (signInOf(earlier.Actions) || coversAll(earlier, rule)) continue;
      const at = callbacks.findIndex((one) => coversAll(earlier, one));
      if (at < 0) continue;
      const taken = `https://${asked[at] ?? "HOST"}${callbackPath}`;
      return {
        outcome: "fail",
        certainty: "likely",
        because: `${capital(ruleName(earlier))} matches ${taken} before ${chain.ruleName}, and signs nobody in.`,
        evidence: [field(listenerRules, [index, "Conditions"]), field(listenerRules, [index, "Actions"])],
        fixes: [
          {
            type: "steps",
            title: "Keep the callback path away from the earlier rule",
            steps: [
              `Give ${ruleName(earlier)} a path that leaves out /oauth2/*, or a priority after ${chain.ruleName}.`,
            ],
          },
        ],
      };
    }
    return { outcome: "pass", evidence: [field(listenerRules, [chain.ruleIndex, "Priority"])] };
  },
});

/** What the provider's answer asks of the load balancer: the callback path, on the hosts of the rule. */
function callbackOf(rule: Rule): Rule {
  return {
    ...rule,
    Conditions: [
      ...rule.Conditions.filter(({ Field }) => Field === "host-header"),
      { Field: "path-pattern", PathPatternConfig: { Values: [callbackPath] } },
      { Field: "http-request-method", HttpRequestMethodConfig: { Values: ["GET"] } },
    ],
  };
}
