import { scopesOf } from "../../facts/scopes";
import type { AppClient } from "../../model/user-pool";
import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { field } from "../evidence";
import { consoleAppClient, describeAppClient, editAppClient, terraformAppClient } from "../fixes/app-client";

export default defineCheck({
  id: "oauth-flows-disabled",
  title: "The app client may use OAuth flows",
  failureTitle: "The app client may not use OAuth flows",
  description:
    "AllowedOAuthFlowsUserPoolClient is the switch for all of OAuth on an app client. While it is false, the flows, scopes and callback URLs beside it are ignored, however right they look. It is false where a client was made through the API without naming it.",
  severity: "breaks-sign-in",
  kinds: ["alb-cognito"],
  hop: "authorize",
  meets: "unauthorized_client",
  docs: [documents.cognitoClients, documents.albAuthentication],
  requires: ["appClient", "cognitoConfig"],
  notApplicable: ({ appClient }) => (appClient.value === null ? "The app client does not exist." : null),
  evaluate: ({ appClient, cognitoConfig }, chain) => {
    const path = ["AllowedOAuthFlowsUserPoolClient"];
    if (appClient.value?.AllowedOAuthFlowsUserPoolClient)
      return { outcome: "pass", evidence: [field(appClient, path)] };
    const title = "Allow OAuth flows on the app client";
    const { client } = chain;
    const added = lacking(appClient.value, cognitoConfig.value.Scope);
    return {
      outcome: "fail",
      certainty: "proven",
      because: `OAuth is switched off on app client ${appClient.resource.name}: its flows, scopes and callback URLs are ignored.`,
      evidence: [
        field(appClient, path, {
          expected: "true",
          ...(client ? { command: describeAppClient(client) } : {}),
        }),
      ],
      fixes: client
        ? [
            editAppClient(
              client,
              [".AllowedOAuthFlowsUserPoolClient = true", ...added.map(({ filter }) => filter)].join(" | "),
              title,
              "oauth-flows-disabled",
            ),
            terraformAppClient(
              appClient,
              ["allowed_oauth_flows_user_pool_client = true", ...added.map(({ terraform }) => terraform)],
              title,
            ),
            consoleAppClient(
              client,
              [
                "Login pages → Edit",
                "Check OAuth grant types, scopes and callback URLs",
                "Save changes: saving switches OAuth on",
              ],
              title,
            ),
          ]
        : [],
    };
  },
});

/**
 * With OAuth on, AWS wants at least one flow and one scope, so those that the client lacks go with the switch.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPoolClient.html
 */
function lacking(client: AppClient | null, scope: string): { filter: string; terraform: string }[] {
  const flows = client !== null && client.AllowedOAuthFlows.length === 0 ? ["code"] : [];
  const scopes = client !== null && client.AllowedOAuthScopes.length === 0 ? scopesOf(scope) : [];
  return [
    { field: "AllowedOAuthFlows", terraform: "allowed_oauth_flows", values: flows },
    { field: "AllowedOAuthScopes", terraform: "allowed_oauth_scopes", values: scopes },
  ].flatMap(({ field, terraform, values }) => {
    const list = JSON.stringify(values);
    return values.length === 0
      ? []
      : [{ filter: `.${field} = ${list}`, terraform: `${terraform} = ${list}` }];
  });
}
