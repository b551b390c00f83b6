import { hostedHost } from "../../facts/cognito-addresses";
import { nearest } from "../../facts/nearest";
import { scopesOf } from "../../facts/scopes";
import { listed } from "../../facts/words";
import type { ClientOfChain } from "../../model/chain";
import type { Evidence } from "../../model/finding";
import type { AppClient } from "../../model/user-pool";
import { type ProviderPage, readRequestUrl } from "../../routing/index";
import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { clueEvidence } from "../evidence";

/** One thing that the request asks for and the app client does not have. */
interface Mismatch {
  readonly text: string;
  readonly evidence: Evidence;
}

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
    const mismatches = [...wrongPlace(asked, own, client), ...wrongValues(asked.page, appClient.value)];
    const [first] = mismatches;
    if (!first) return { outcome: "pass", evidence: [clueEvidence("authorize request", asked.host, own)] };
    return {
      outcome: "fail",
      certainty: "proven",
      because: `The sign-in request ${listed(mismatches.map(({ text }) => text))}.`,
      evidence: [first.evidence, ...mismatches.slice(1).map(({ evidence }) => evidence)],
      fixes: [
        {
          type: "steps",
          title: "Send what the app client has, or let the app client have it",
          steps: mismatches.map(
            ({ text }) => `The request ${text}: change it there, or on app client ${client.clientId}.`,
          ),
        },
      ],
    };
  },
});

interface Asked {
  readonly host: string;
  readonly page: ProviderPage;
}

/** The authorize request that a URL is; undefined where it is none, or an error page without the request. */
function requestOf(url: string | undefined): Asked | undefined {
  const read = url === undefined ? undefined : readRequestUrl(url);
  if (!read?.ok || !read.providerPage || read.request.path === "/error") return undefined;
  return { host: read.request.host, page: read.providerPage };
}

function wrongPlace({ host, page }: Asked, own: string, client: ClientOfChain): Mismatch[] {
  const place =
    host === own
      ? []
      : [{ text: `goes to ${host} instead of ${own}`, evidence: clueEvidence("host", host, own) }];
  const id = page.clientId;
  if (id === undefined || id === client.clientId) return place;
  return [...place, { text: `names client ${id}`, evidence: clueEvidence("client_id", id, client.clientId) }];
}

/** https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html */
function wrongValues({ redirectUri, responseType, scope }: ProviderPage, client: AppClient): Mismatch[] {
  const mismatches: Mismatch[] = [];
  if (redirectUri !== undefined && !client.CallbackURLs.includes(redirectUri)) {
    const expected = nearest(redirectUri, client.CallbackURLs) ?? client.CallbackURLs.join(" ");
    mismatches.push({
      text: `names the callback ${redirectUri}, which is not registered`,
      evidence: clueEvidence("redirect_uri", redirectUri, expected),
    });
  }
  const flow = responseType === "token" ? "implicit" : responseType;
  if (flow !== undefined && !client.AllowedOAuthFlows.includes(flow)) {
    mismatches.push({
      text: `asks for response_type=${responseType}, which the client may not use`,
      evidence: clueEvidence("response_type", responseType ?? "", client.AllowedOAuthFlows.join(" ")),
    });
  }
  const missing = scopesOf(scope ?? "").filter((one) => !client.AllowedOAuthScopes.includes(one));
  if (missing.length > 0) {
    mismatches.push({
      text: `asks for ${listed(missing)}, which the client may not have`,
      evidence: clueEvidence("scope", scope ?? "", client.AllowedOAuthScopes.join(" ")),
    });
  }
  return mismatches;
}
