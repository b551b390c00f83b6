import { scopesOf } from "../../facts/scopes";
import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { field } from "../evidence";
import { consoleAppClient, describeAppClient, editAppClient, terraformAppClient } from "../fixes/app-client";

export default defineCheck({
  id: "email-attribute-unreadable",
  title: "The app client may read what the email scope returns",
  failureTitle: "The app client may not read email_verified, which the email scope returns",
  description:
    "A request for the email scope needs email_verified to be readable. Where the app client has a list of readable attributes without it, the token endpoint answers invalid_grant. An empty list means the defaults, which are readable.",
  severity: "may-break",
  kinds: ["alb-cognito"],
  hop: "token",
  meets: "561",
  docs: [
    {
      title: "The token issuer endpoint",
      url: "https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html",
    },
    documents.cognitoClients,
  ],
  requires: ["cognitoConfig", "appClient"],
  notApplicable: ({ cognitoConfig, appClient }) =>
    appClient.value === null
      ? "The app client does not exist."
      : scopesOf(cognitoConfig.value.Scope).includes("email")
        ? null
        : "The rule does not ask for the email scope.",
  evaluate: ({ appClient }, chain) => {
    const readable = appClient.value?.ReadAttributes ?? [];
    if (readable.length === 0 || readable.includes("email_verified")) {
      return { outcome: "pass", evidence: [field(appClient, ["ReadAttributes"])] };
    }
    const title = "Let the app client read email_verified";
    const { client } = chain;
    return {
      outcome: "fail",
      certainty: "likely",
      because: `The rule asks for the email scope, and app client ${appClient.resource.name} may not read email_verified.`,
      evidence: [
        field(appClient, ["ReadAttributes"], {
          expected: "email_verified",
          ...(client ? { command: describeAppClient(client) } : {}),
        }),
      ],
      fixes: client
        ? [
            editAppClient(
              client,
              '.ReadAttributes += ["email", "email_verified"] | .ReadAttributes |= unique',
              title,
              "email-attribute-unreadable",
            ),
            terraformAppClient(
              appClient,
              [`read_attributes = ${JSON.stringify([...new Set([...readable, "email", "email_verified"])])}`],
              title,
            ),
            consoleAppClient(
              client,
              ["Attribute permissions → Edit", "Read: email, email_verified", "Save changes"],
              title,
            ),
          ]
        : [],
    };
  },
});
