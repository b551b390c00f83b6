import { signInConfig } from "../../facts/provider-config";
import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { field } from "../evidence";
import { consoleRule, describeRule, editAuthenticateAction, terraformRule } from "../fixes/rule";

export default defineCheck({
  id: "unauthenticated-request-denied",
  title: "Users who are not signed in are sent to sign in",
  failureTitle: "The rule refuses users who are not signed in: the 401 is what it asks for",
  description:
    "With OnUnauthenticatedRequest set to deny, a request without a session gets 401 instead of a sign-in page. That suits API paths, where a browser script cannot follow a redirect to the provider. A request whose session has expired is still sent to sign in.",
  severity: "by-design",
  kinds: ["alb-cognito", "alb-oidc"],
  hop: "authenticate",
  meets: "401",
  docs: [documents.albAuthentication],
  requires: ["rule"],
  uses: ["cognitoConfig", "oidcConfig"],
  evaluate: ({ cognitoConfig, oidcConfig }, chain) => {
    const config = signInConfig(cognitoConfig, oidcConfig);
    if (!config)
      return { outcome: "unknown", because: "The rule's sign-in configuration is not in the snapshot." };
    const path = ["OnUnauthenticatedRequest"];
    if (config.value.OnUnauthenticatedRequest !== "deny")
      return { outcome: "pass", evidence: [field(config, path)] };
    const title = "Send users to sign in instead (only if this rule is meant for browsers)";
    return {
      outcome: "fail",
      certainty: "proven",
      because: `${chain.ruleName} denies users who are not signed in (OnUnauthenticatedRequest is deny). This 401 is what it asks for.`,
      evidence: [field(config, path, { command: describeRule(chain) })],
      fixes: [
        editAuthenticateAction(
          chain,
          '.OnUnauthenticatedRequest = "authenticate"',
          title,
          "unauthenticated-request-denied",
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
