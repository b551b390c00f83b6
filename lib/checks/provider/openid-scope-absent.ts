import { signInConfig } from "../../facts/provider-config";
import { scopesOf } from "../../facts/scopes";
import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { field } from "../evidence";
import { consoleRule, describeRule, editAuthenticateAction, terraformRule } from "../fixes/rule";

export default defineCheck({
  id: "openid-scope-absent",
  title: "The rule asks for the openid scope",
  failureTitle: "The rule does not ask for the openid scope",
  description:
    "Without openid among the scopes a provider returns no ID token, and the load balancer answers the callback with 401.",
  severity: "breaks-sign-in",
  kinds: ["alb-cognito", "alb-oidc"],
  hop: "token",
  meets: "401",
  docs: [documents.albTroubleshooting, documents.oidcCore],
  requires: ["rule"],
  uses: ["cognitoConfig", "oidcConfig"],
  evaluate: ({ cognitoConfig, oidcConfig }, chain) => {
    const config = signInConfig(cognitoConfig, oidcConfig);
    if (!config)
      return { outcome: "unknown", because: "The rule's sign-in configuration is not in the snapshot." };
    const scopes = scopesOf(config.value.Scope);
    if (scopes.includes("openid")) return { outcome: "pass", evidence: [field(config, ["Scope"])] };
    const wanted = ["openid", ...scopes].join(" ");
    const title = "Ask for openid";
    return {
      outcome: "fail",
      certainty: "proven",
      because: `The rule asks for ${config.value.Scope.trim() || "no scope"}, without openid, so no ID token comes back.`,
      evidence: [
        field(config, ["Scope"], {
          expected: wanted,
          nearest: config.value.Scope,
          command: describeRule(chain),
        }),
      ],
      fixes: [
        editAuthenticateAction(chain, `.Scope = ${JSON.stringify(wanted)}`, title, "openid-scope-absent"),
        terraformRule(chain, [`scope = ${JSON.stringify(wanted)}`], title),
        consoleRule(
          chain,
          [
            "Edit rule → Authenticate users → Advanced authentication settings",
            `Scope: ${wanted}`,
            "Save changes",
          ],
          title,
        ),
      ],
    };
  },
});
