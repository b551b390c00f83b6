import { signInConfig } from "../../facts/provider-config";
import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { field } from "../evidence";
import { consoleRule, describeRule, editAuthenticateAction, terraformRule } from "../fixes/rule";

export default defineCheck({
  id: "unauthenticated-request-allowed",
  title: "Only signed-in users reach the target",
  failureTitle: "Users who are not signed in reach the target too",
  description:
    "With OnUnauthenticatedRequest set to allow, requests without a session are forwarded without x-amzn-oidc headers. The target must tell the two apart, and verify the signature of the headers it gets.",
  severity: "weakens-sign-in",
  kinds: ["alb-cognito", "alb-oidc"],
  hop: "authenticate",
  meets: "no sign-in asked",
  docs: [documents.albAuthentication, documents.albAuthSecurity],
  requires: ["rule"],
  uses: ["cognitoConfig", "oidcConfig"],
  evaluate: ({ cognitoConfig, oidcConfig }, chain) => {
    const config = signInConfig(cognitoConfig, oidcConfig);
    if (!config)
      return { outcome: "unknown", because: "The rule's sign-in configuration is not in the snapshot." };
    const path = ["OnUnauthenticatedRequest"];
    if (config.value.OnUnauthenticatedRequest !== "allow")
      return { outcome: "pass", evidence: [field(config, path)] };
    const title = "Ask for a sign-in";
    return {
      outcome: "fail",
      certainty: "proven",
      because: `${chain.ruleName} forwards users who are not signed in (OnUnauthenticatedRequest is allow).`,
      evidence: [field(config, path, { expected: "authenticate", command: describeRule(chain) })],
      fixes: [
        editAuthenticateAction(
          chain,
          '.OnUnauthenticatedRequest = "authenticate"',
          title,
          "unauthenticated-request-allowed",
        ),
        terraformRule(chain, ['on_unauthenticated_request = "authenticate"'], title),
        consoleRule(
          chain,
          [
            "Edit rule → Authenticate users → Advanced",
            "Action on unauthenticated request: Authenticate",
            "Save changes",
          ],
          title,
        ),
      ],
    };
  },
});
