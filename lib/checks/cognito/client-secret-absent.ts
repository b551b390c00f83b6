import { callbackUrl } from "../../facts/cognito-addresses";
import { scopesOf } from "../../facts/scopes";
import type { AuthChain, ClientOfChain } from "../../model/chain";
import type { Fix } from "../../model/finding";
import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { field } from "../evidence";
import { consoleRule, editAuthenticateAction } from "../fixes/rule";
import { awsCommand } from "../fixes/shell";

export default defineCheck({
  id: "client-secret-absent",
  title: "The app client has a secret",
  failureTitle: "The app client has no secret",
  description:
    "A load balancer redeems the authorization code with a client id and a secret. A public client (as single-page applications use) has none, so the code cannot be redeemed, and a secret cannot be added to it later through this client.",
  severity: "breaks-sign-in",
  kinds: ["alb-cognito"],
  hop: "token",
  meets: "561",
  docs: [documents.albAuthentication, documents.cognitoClients],
  requires: ["appClient", "cognitoConfig"],
  notApplicable: ({ appClient }) => (appClient.value === null ? "The app client does not exist." : null),
  evaluate: ({ appClient, cognitoConfig }, chain, { host }) => {
    if (appClient.value?.HasClientSecret)
      return { outcome: "pass", evidence: [field(appClient, ["HasClientSecret"])] };
    const { client } = chain;
    if (!client) return { outcome: "unknown", because: "The rule names no readable user pool ARN." };
    return {
      outcome: "fail",
      certainty: "proven",
      because: `App client ${appClient.resource.name} has no secret, and a load balancer cannot redeem a code without one.`,
      evidence: [field(appClient, ["HasClientSecret"], { expected: "true" })],
      fixes: [
        replaceClient(chain, client, {
          name: `${appClient.resource.name}-load-balancer`,
          scopes: orElse(appClient.value?.AllowedOAuthScopes, scopesOf(cognitoConfig.value.Scope)),
          callbacks: orElse(appClient.value?.CallbackURLs, callbacksOf(chain, host)),
          providers: orElse(appClient.value?.SupportedIdentityProviders, ["COGNITO"]),
        }),
        consoleRule(
          chain,
          [
            "In the user pool: create an app client with a secret, the code grant and this rule's callback URL",
            "Edit rule → Authenticate users",
            "Choose the new app client",
            "Save changes",
          ],
          "Create an app client with a secret and name it in the rule",
        ),
      ],
    };
  },
});

interface NewClient {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly callbacks: readonly string[];
  readonly providers: readonly string[];
}

/** The AWS CLI refuses an option without a value, and AWS the code grant without scopes or callback URLs. */
function orElse(own: readonly string[] | undefined, otherwise: readonly string[]): readonly string[] {
  return own !== undefined && own.length > 0 ? own : otherwise;
}

function callbacksOf(chain: AuthChain, host: string | undefined): string[] {
  return [...new Set([...(host === undefined ? [] : [host]), ...chain.hosts])].map(callbackUrl);
}

/** Creates the client and names it in the rule; without a known callback URL that can only be told. */
function replaceClient(chain: AuthChain, client: ClientOfChain, wanted: NewClient): Fix {
  const title = "Create an app client with a secret and name it in the rule";
  const edit = editAuthenticateAction(
    chain,
    ".UserPoolClientId = $ENV.NEW_CLIENT_ID",
    title,
    "client-secret-absent",
  );
  if (edit.type !== "cli" || wanted.callbacks.length === 0) {
    return {
      type: "steps",
      title,
      steps: [
        `In user pool ${client.poolId}, create an app client with a secret, the code grant and the callback URL of each host of the rule.`,
        "Name its id in the rule.",
      ],
    };
  }
  const create = awsCommand("cognito-idp", "create-user-pool-client", {
    region: client.region,
    "user-pool-id": client.poolId,
    "client-name": wanted.name,
    "generate-secret": [],
    "allowed-o-auth-flows-user-pool-client": [],
    "allowed-o-auth-flows": "code",
    "allowed-o-auth-scopes": wanted.scopes,
    "callback-urls": wanted.callbacks,
    "supported-identity-providers": wanted.providers,
    query: "UserPoolClient.ClientId",
    output: "text",
  });
  return {
    ...edit,
    command: [`NEW_CLIENT_ID=$(${create})`, "export NEW_CLIENT_ID", edit.command].join(" &&\n"),
    risk: `Adds a client and leaves the old one as it is; token lifetimes and attribute permissions are the defaults. ${edit.risk}`,
  };
}
