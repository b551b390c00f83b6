import { signInConfig } from "../../facts/provider-config";
import { isReachedFor, isTaken } from "../../facts/rule-for-host";
import { signInOf } from "../../facts/sign-in-of-rule";
import { listed } from "../../facts/words";
import type { Rule } from "../../model/load-balancer";
import { ruleHosts, ruleName } from "../../routing/index";
import { oncePer } from "../../routing/remembered";
import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { field } from "../evidence";
import { consoleRule, describeRule, editAuthenticateAction, terraformRule } from "../fixes/rule";

export default defineCheck({
  id: "session-cookie-shared",
  title: "No other rule keeps another sign-in under the same cookie name",
  failureTitle: "Two rules for one host keep different sign-ins under the same cookie name",
  description:
    "The session cookie is named by the rule. Where two rules answer one host and sign users in with different clients or providers under the same name, each overwrites the other's session: users are signed in again and again, or get 401.",
  severity: "may-break",
  kinds: ["alb-cognito", "alb-oidc"],
  hop: "session",
  meets: "sign-in again and again",
  docs: [documents.albAuthentication],
  requires: ["rule", "listenerRules"],
  uses: ["cognitoConfig", "oidcConfig"],
  evaluate: ({ rule, listenerRules, cognitoConfig, oidcConfig }, chain) => {
    const own = signInOf(rule.value.Actions);
    const config = signInConfig(cognitoConfig, oidcConfig);
    if (!own || !config)
      return { outcome: "unknown", because: "The rule's sign-in configuration is not in the snapshot." };
    const rivals = listenerRules.value.filter((other, index) => {
      const theirs = signInOf(other.Actions);
      return (
        other.RuleArn !== rule.value.RuleArn &&
        theirs?.cookie === own.cookie &&
        theirs.relyingParty !== own.relyingParty &&
        shareHost(listenerRules.value, chain.ruleIndex, index)
      );
    });
    const evidence = field(config, ["SessionCookieName"], { command: describeRule(chain) });
    if (rivals.length === 0) return { outcome: "pass", evidence: [evidence] };
    const wanted = `AuthSession${chain.priority}`;
    const title = "Give this rule a cookie name of its own";
    return {
      outcome: "fail",
      certainty: "likely",
      because: `${chain.ruleName} and ${listed(rivals.map(ruleName))} answer the same host with different sign-ins, and both keep them in the cookie ${own.cookie}.`,
      evidence: [
        evidence,
        ...rivals.map((rival) => field(listenerRules, [listenerRules.value.indexOf(rival), "Actions"])),
      ],
      fixes: [
        editAuthenticateAction(
          chain,
          `.SessionCookieName = ${JSON.stringify(wanted)}`,
          title,
          "session-cookie-shared",
        ),
        terraformRule(chain, [`session_cookie_name = ${JSON.stringify(wanted)}`], title),
        consoleRule(
          chain,
          ["Edit rule → Authenticate users → Advanced", `Session cookie name: ${wanted}`, "Save changes"],
          title,
        ),
      ],
    };
  },
});

/** Whether both rules answer one host: it reaches either, whatever the other takes of it. */
function shareHost(rules: readonly Rule[], left: number, right: number): boolean {
  const [a, b] = [rules[left], rules[right]];
  if (!a || !b) return false;
  const [ofA, ofB] = [namesOf(a), namesOf(b)];
  if (ofA.length + ofB.length === 0) return !isTaken(rules, left, a) && !isTaken(rules, right, b);
  // The other's rule is asked first: most rules of a listener name other hosts.
  return (
    ofA.some((host) => isReachedFor(rules, right, host) && isReachedFor(rules, left, host)) ||
    ofB.some((host) => isReachedFor(rules, left, host) && isReachedFor(rules, right, host))
  );
}

const namesOf = oncePer((rule: Rule): readonly string[] => {
  const { exact, patterns } = ruleHosts(rule);
  return [...exact, ...patterns];
});
