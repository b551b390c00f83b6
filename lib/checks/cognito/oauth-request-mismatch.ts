import { hostedHost } from "../../facts/cognito-addresses";
import { differencesFrom, type OAuthDifference, placeDifference } from "../../facts/oauth-request-difference";
import { listed } from "../../facts/words";
import type { ClientOfChain } from "../../model/chain";
import type { OAuthRequest } from "../../model/oauth-request";
import { readRequestUrl } from "../../routing/index";
import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { clueEvidence } from "../evidence";

export default defineCheck({
  id: "oauth-request-mismatch",
  title: "The sign-in request that was brought fits the app client",
  failureTitle: "The sign-in request that was brought does not fit the app client",
  description:
    "An authorize request names a host, a client, a callback, a response type and scopes, and Cognito wants each as the app client has it. Paste the request that a client, Postman or a browser sends: it is compared value by value.",
  severity: "breaks-sign-in",
  kinds: ["alb-cognito"],
  hop: "authorize",
  meets: "error page of Cognito",
  docs: [documents.cognitoAuthorize, documents.cognitoClients],
  requires: ["appClient", "cognitoConfig"],
  notApplicable: ({ appClient }) => (appClient.value === null ? "The app client does not exist." : null),
  evaluate: ({ appClient, cognitoConfig }, { client }, { clue }) => {
    const asked = requestOf(clue.url);
    if (!asked) {
      return {
        outcome: "unknown",
        because: "No sign-in request was brought that could be compared with the app client.",
        needs: "the address of an authorize request (https://…/oauth2/authorize?client_id=…)",
      };
    }
    if (appClient.value === null || !client) {
      return { outcome: "unknown", because: "The app client of the rule is not known." };
    }
    const own = hostedHost(cognitoConfig.value.UserPoolDomain, client.region);
    const differences = [
      ...placeDifference(asked, [own]),
      ...wrongClient(asked, client),
      ...differencesFrom(asked, appClient.value),
    ];
    const [first, ...more] = differences.map(({ parameter, actual, expected }) =>
      clueEvidence(parameter, actual, expected),
    );
    if (!first) return { outcome: "pass", evidence: [clueEvidence("authorize request", asked.host, own)] };
    return {
      outcome: "fail",
      certainty: "proven",
      because: `The sign-in request ${listed(differences.map(({ text }) => text))}.`,
      evidence: [first, ...more],
      fixes: [
        {
          type: "steps",
          title: "Send what the app client has, or let the app client have it",
          steps: differences.map(
            ({ text }) => `The request ${text}: change it there, or on app client ${client.clientId}.`,
          ),
        },
      ],
    };
  },
});

/** The authorize request that a URL is; undefined where it is none, or an error page without the request. */
function requestOf(url: string | undefined): OAuthRequest | undefined {
  const read = url === undefined ? undefined : readRequestUrl(url);
  if (!read?.ok || !read.providerPage || read.request.path === "/error") return undefined;
  const { error: _, ...page } = read.providerPage;
  return { endpoint: "authorize", host: read.request.host, path: read.request.path, ...page };
}

function wrongClient({ clientId }: OAuthRequest, client: ClientOfChain): OAuthDifference[] {
  if (!clientId || clientId === client.clientId) return [];
  const text = `names client ${clientId}`;
  return [{ text, parameter: "client_id", actual: clientId, expected: client.clientId }];
}
