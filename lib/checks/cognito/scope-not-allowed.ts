import { scopesOf } from "../../facts/scopes";
import { listed } from "../../facts/words";
import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { field } from "../evidence";
import { consoleAppClient, describeAppClient, editAppClient, terraformAppClient } from "../fixes/app-client";
import { describeRule } from "../fixes/rule";

export default defineCheck({
  id: "scope-not-allowed",
  title: "The app client allows every scope that the rule asks for",
  failureTitle: "The app client does not allow a scope that the rule asks for",
  description:
    "Each scope of the rule must be among the app client's AllowedOAuthScopes. Cognito answers a request for any other with invalid_scope, and the user never sees a sign-in page.",
  severity: "breaks-sign-in",
  kinds: ["alb-cognito"],
  hop: "authorize",
  meets: "invalid_scope",
  docs: [documents.albAuthentication, documents.cognitoAuthorize],
  requires: ["cognitoConfig", "appClient"],
  notApplicable: ({ appClient }) =>
    appClient.value === null
      ? "The app client does not exist."
      : appClient.value.AllowedOAuthFlowsUserPoolClient
        ? null
        : "OAuth is switched off on the app client, so its scopes are ignored.",
  evaluate: ({ cognitoConfig, appClient }, chain) => {
    const allowed = appClient.value?.AllowedOAuthScopes ?? [];
    const missing = scopesOf(cognitoConfig.value.Scope).filter((scope) => !allowed.includes(scope));
    if (missing.length === 0)
      return { outcome: "pass", evidence: [field(appClient, ["AllowedOAuthScopes"])] };
    const title =
      missing.length === 1 ? "Allow the scope on the app client" : "Allow the scopes on the app client";
    const { client } = chain;
    return {
      outcome: "fail",
      certainty: "proven",
      because: `The rule asks for ${listed(missing)}, which app client ${appClient.resource.name} does not allow.`,
      evidence: [
        field(appClient, ["AllowedOAuthScopes"], {
          expected: missing.join(" "),
          ...(client ? { command: describeAppClient(client) } : {}),
        }),
        field(cognitoConfig, ["Scope"], { command: describeRule(chain) }),
      ],
      fixes: client
        ? [
            editAppClient(
              client,
              `.AllowedOAuthScopes = ((.AllowedOAuthScopes // []) + ${JSON.stringify(missing)} | unique)`,
              title,
              "scope-not-allowed",
            ),
            terraformAppClient(
              appClient,
              [`allowed_oauth_scopes = ${JSON.stringify([...allowed, ...missing])}`],
              title,
            ),
            consoleAppClient(
              client,
              ["Login pages → Edit", `Scopes: add ${missing.join(", ")}`, "Save changes"],
              title,
            ),
          ]
        : [],
    };
  },
});
