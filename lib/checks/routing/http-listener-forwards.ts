import { type Located, pointer, type RulesOfListener } from "../../facts/artifact-of-chain";
import { expectedHosts } from "../../facts/expected-hosts";
import { forwardOf, sharedTargetGroups } from "../../facts/forwards";
import { indexOfTaker } from "../../facts/rule-for-host";
import { listed } from "../../facts/words";
import type { Evidence } from "../../model/finding";
import type { Rule } from "../../model/load-balancer";
import { coversAll, ruleName } from "../../routing/index";
import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { field } from "../evidence";
import { regionOfArn } from "../fixes/rule";
import { awsCommand } from "../fixes/shell";

export default defineCheck({
  id: "http-listener-forwards",
  title: "Plain HTTP does not lead past the sign-in",
  failureTitle: "An HTTP listener forwards this host without sign-in",
  description:
    "Sign-in needs an HTTPS listener. An HTTP listener of the same load balancer that forwards the host instead of redirecting to HTTPS serves it to everybody, in clear.",
  severity: "weakens-sign-in",
  kinds: ["alb-cognito", "alb-oidc", "alb-jwt"],
  hop: "listener",
  meets: "no sign-in asked",
  docs: [documents.albAuthSecurity, documents.albAuthentication],
  requires: ["allRules", "rule", "listenerRules"],
  evaluate: ({ allRules, rule, listenerRules }, chain, { host }) => {
    const hosts = expectedHosts(chain, listenerRules.value, host);
    const asked = hosts.length > 0 ? hosts : [undefined];
    const answers = allRules.value
      .filter(({ listener }) => listener.Protocol === "HTTP")
      .flatMap(({ listener, rules }) =>
        asked.flatMap((name) => {
          const index =
            name === undefined
              ? rules.findIndex((one) => coversAll(one, rule.value))
              : indexOfTaker(rules, rule.value, name);
          const answer = rules[index];
          return answer ? [{ listener, rules, index, answer, name: name ?? "any host" }] : [];
        }),
      );
    const open = answers.filter(({ answer }) => forwardOf(answer));
    // The same targets first; others may do the redirect themselves, as some web servers do.
    const same = open.filter(({ answer }) => sharedTargetGroups(answer, rule.value).length > 0);
    const [first] = same.length > 0 ? same : open;
    if (!first) {
      return {
        outcome: "pass",
        evidence: answers.map((one) => actionsOf(allRules, one, one.answer, one.index)),
        note: "No HTTP listener of the load balancer forwards a host of this rule.",
      };
    }
    const { listener, answer, index } = first;
    const names = open.filter((one) => one.answer === answer).map(({ name }) => name);
    const where = same.length > 0 ? "the same targets" : "other targets, which may redirect by themselves";
    return {
      outcome: "fail",
      certainty: same.length > 0 ? "proven" : "likely",
      because: `HTTP:${listener.Port} forwards ${listed(names)} (${ruleName(answer)}) without sign-in to ${where}.`,
      evidence: [actionsOf(allRules, first, answer, index, "redirect to HTTPS")],
      fixes: [
        {
          type: "cli",
          title: answer.IsDefault ? "Redirect this listener to HTTPS" : "Redirect this rule to HTTPS",
          command: awsCommand("elbv2", answer.IsDefault ? "modify-listener" : "modify-rule", {
            region: regionOfArn(listener.ListenerArn),
            ...(answer.IsDefault ? { "listener-arn": listener.ListenerArn } : { "rule-arn": answer.RuleArn }),
            [answer.IsDefault ? "default-actions" : "actions"]:
              `Type=redirect,RedirectConfig={Protocol=HTTPS,Port=${chain.port},StatusCode=HTTP_301}`,
          }),
          risk: "Clients that speak HTTP only are redirected from then on.",
        },
      ],
    };
  },
});

function actionsOf(
  allRules: Located<readonly RulesOfListener[]>,
  { listener, rules }: RulesOfListener,
  rule: Rule,
  index: number,
  expected?: string,
): Evidence {
  return field(
    {
      value: rules,
      at: allRules.at + pointer(listener.ListenerArn, "value"),
      resource: { kind: "rule", id: rule.RuleArn, name: ruleName(rule) },
    },
    [index, "Actions"],
    expected === undefined ? {} : { expected },
  );
}
