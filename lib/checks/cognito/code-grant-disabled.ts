import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { field } from "../evidence";
import { consoleAppClient, describeAppClient, editAppClient, terraformAppClient } from "../fixes/app-client";
import { consoleRule } from "../fixes/rule";

export default defineCheck({
  id: "code-grant-disabled",
  title: "The app client may use the authorization code grant",
  failureTitle: "The app client may not use the authorization code grant",
  description:
    "A load balancer always asks for response_type=code. A client whose AllowedOAuthFlows lacks code is answered with unauthorized_client.",
  severity: "breaks-sign-in",
  kinds: ["alb-cognito"],
  hop: "authorize",
  meets: "unauthorized_client",
  docs: [documents.albAuthentication, documents.cognitoAuthorize],
  requires: ["appClient"],
  notApplicable: ({ appClient }) =>
    appClient.value === null
      ? "The app client does not exist."
      : appClient.value.AllowedOAuthFlowsUserPoolClient
        ? null
        : "OAuth is switched off on the app client, so its flows are ignored.",
  evaluate: ({ appClient }, chain) => {
    const flows = appClient.value?.AllowedOAuthFlows ?? [];
    if (flows.includes("code"))
      return { outcome: "pass", evidence: [field(appClient, ["AllowedOAuthFlows"])] };
    const title = "Allow the authorization code grant on the app client";
    const { client } = chain;
    // client_credentials must be a client's only flow, and whoever uses it would lose it:
    // https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPoolClient.html
    const machine = flows.includes("client_credentials");
    return {
      outcome: "fail",
      certainty: "proven",
      because: `App client ${appClient.resource.name} allows ${flows.length > 0 ? flows.join(" and ") : "no flow"}, and a load balancer needs code.`,
      evidence: [
        field(appClient, ["AllowedOAuthFlows"], {
          expected: "code",
          ...(client ? { command: describeAppClient(client) } : {}),
        }),
      ],
      fixes: machine
        ? [
            consoleRule(
              chain,
              [
                "This client serves machines (client_credentials), which no other flow can stand beside: leave it as it is",
                "In the user pool: create an app client with a secret, the code grant and this rule's callback URL",
                "Edit rule → Authenticate users: choose the new app client",
                "Save changes",
              ],
              "Name an app client of its own in the rule",
            ),
          ]
        : client
          ? [
              editAppClient(
                client,
                '.AllowedOAuthFlows = ((.AllowedOAuthFlows // []) + ["code"] | unique)',
                title,
                "code-grant-disabled",
              ),
              terraformAppClient(
                appClient,
                [`allowed_oauth_flows = ${JSON.stringify([...flows, "code"])}`],
                title,
              ),
              consoleAppClient(
                client,
                ["Login pages → Edit", "OAuth grant types: add Authorization code grant", "Save changes"],
                title,
              ),
            ]
          : [],
    };
  },
});
