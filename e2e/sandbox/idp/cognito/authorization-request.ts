/** Whether an authorization request may go on to the sign-in page, and what happens where it may not. */
import type { CognitoState } from "../../world";
import { type Answer, redirectTo } from "../question";
import type { Hosted } from "./pool-at";

type Client = CognitoState["clients"][number];

export interface Request {
  readonly client: Client;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly state: string | null;
  readonly nonce: string | null;
}

export type Checked = { readonly ok: Request } | { readonly refused: Answer };

const OWN_SCOPES = ["openid", "email", "phone", "profile", "aws.cognito.signin.user.admin"];

/** Cognito's own error page; codes other than `redirect_mismatch` are inferred (they appear in no AWS page). */
function ownPage(clientId: string, error: string, description?: string): Checked {
  const query = new URLSearchParams({
    error,
    ...(description && { error_description: description }),
    client_id: clientId,
  });
  return { refused: redirectTo(`/error?${query}`) };
}

/** Back to the client with an OAuth error (RFC 6749 section 4.1.2.1). */
export function toClient(redirectUri: string, members: Record<string, string | null>): Answer {
  const location = new URL(redirectUri);
  for (const [name, value] of Object.entries(members)) {
    if (value !== null) location.searchParams.set(name, value);
  }
  return redirectTo(location.href);
}

/** Scopes that the pool defines: its own and those of its resource servers, as `identifier/name`. */
export function definedScopes({ cognito, pool }: Hosted): string[] {
  const custom = cognito.resourceServers
    .filter((server) => server.UserPoolId === pool.Id)
    .flatMap((server) => (server.Scopes ?? []).map((scope) => `${server.Identifier}/${scope.ScopeName}`));
  return [...OWN_SCOPES, ...custom];
}

/** Providers of the client through which somebody can sign in: the pool's directory or one that still exists. */
function usableProviders({ cognito, pool }: Hosted, client: Client): string[] {
  const federated = cognito.identityProviders
    .filter((each) => each.UserPoolId === pool.Id)
    .map((each) => each.ProviderName);
  return (client.SupportedIdentityProviders ?? []).filter(
    (name) => name === "COGNITO" || federated.includes(name),
  );
}

/**
 * Judges the parameters of `/oauth2/authorize` and `/login`, live against the world.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html
 */
export function checkRequest(hosted: Hosted, params: URLSearchParams): Checked {
  const clientId = params.get("client_id") ?? "";
  const redirectUri = params.get("redirect_uri") ?? "";
  const client = hosted.cognito.clients.find(
    (each) => each.ClientId === clientId && each.UserPoolId === hosted.pool.Id,
  );
  // The sentence is seen in practice, the code is inferred.
  if (!client) return ownPage(clientId, "invalid_request", "Client does not exist");
  // The sentence is seen in practice: flows, scopes and callbacks are ignored, so there is no address to return to.
  if (client.AllowedOAuthFlowsUserPoolClient !== true) {
    return ownPage(clientId, "unauthorized_client", "Client is not enabled for OAuth2.0 flows.");
  }
  // To the letter: case, trailing slash, port, query.
  if (!(client.CallbackURLs ?? []).includes(redirectUri)) return ownPage(clientId, "redirect_mismatch");
  // Inferred: the page has no way of signing in to offer.
  if (usableProviders(hosted, client).length === 0) {
    return ownPage(clientId, "invalid_request", "Login option is not available.");
  }

  const state = params.get("state");
  const refuse = (error: string, description?: string): Checked => ({
    refused: toClient(redirectUri, { error, error_description: description ?? null, state }),
  });
  const responseType = params.get("response_type");
  if (!responseType) return refuse("invalid_request", "Missing response_type");
  if (responseType !== "code" || !(client.AllowedOAuthFlows ?? []).includes("code")) {
    return refuse("unauthorized_client");
  }
  // Another AWS page says that scopes which are not associated are ignored; the endpoint's own page says invalid_scope.
  const allowed = client.AllowedOAuthScopes ?? [];
  const asked = (params.get("scope") ?? "").split(" ").filter(Boolean);
  const defined = definedScopes(hosted);
  if (asked.some((scope) => !allowed.includes(scope) || !defined.includes(scope))) {
    return refuse("invalid_scope");
  }
  // Without a scope parameter, all of the client's scopes; a custom scope that was deleted is silently missing.
  const scopes = asked.length > 0 ? asked : allowed.filter((scope) => defined.includes(scope));
  return { ok: { client, redirectUri, scopes, state, nonce: params.get("nonce") } };
}
