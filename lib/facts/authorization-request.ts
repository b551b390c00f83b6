import type { AuthChain } from "../model/chain";
import type { Action } from "../model/load-balancer";
import { hostedHost } from "./cognito-addresses";

/** The question that a load balancer has the browser put to the provider. */
export interface AuthorizationRequest {
  /** As the rule names it, or as AWS makes it of the user pool domain. */
  readonly endpoint: string;
  readonly url: string;
  readonly cognito: boolean;
}

/**
 * The redirect of a load balancer to its identity provider, as seen from outside: no PKCE, no nonce. `reason`: why
 * nobody is redirected.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html
 */
export function authorizationRequest(
  action: Action | undefined,
  chain: AuthChain,
  redirectUri: string,
  state: string,
): AuthorizationRequest | { readonly reason: string } {
  const asked = partsOf(action, chain);
  if ("reason" in asked) return asked;
  const { endpoint, cognito, clientId, config } = asked;
  if (config.OnUnauthenticatedRequest !== "authenticate") {
    return { reason: `the rule sends nobody to the provider (${config.OnUnauthenticatedRequest})` };
  }
  // The load balancer writes them as they are, and no browser takes a Location header with a line break.
  if (/\p{Cc}/u.test(`${clientId}${config.Scope}`)) {
    return { reason: "the client id or the scope holds a control character, so no browser gets that far" };
  }
  const repeated = Object.keys(config.AuthenticationRequestExtraParams).find((name) => own.has(name));
  if (repeated !== undefined) {
    return {
      reason: `an extra parameter repeats ${repeated}, and AWS does not say which of the two is sent`,
    };
  }
  const query = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: "code",
    scope: config.Scope,
    state,
    ...config.AuthenticationRequestExtraParams,
  });
  return { endpoint, cognito, url: `${endpoint}${endpoint.includes("?") ? "&" : "?"}${query}` };
}

/** RFC 6749, 4.1.1. */
const own: ReadonlySet<string> = new Set(["client_id", "redirect_uri", "response_type", "scope", "state"]);

interface Parts {
  readonly endpoint: string;
  readonly cognito: boolean;
  readonly clientId: string;
  readonly config: Pick<
    Extract<Action, { Type: "authenticate-oidc" }>["AuthenticateOidcConfig"],
    "Scope" | "OnUnauthenticatedRequest" | "AuthenticationRequestExtraParams"
  >;
}

function partsOf(action: Action | undefined, { client }: AuthChain): Parts | { readonly reason: string } {
  if (action?.Type === "authenticate-oidc") {
    const config = action.AuthenticateOidcConfig;
    return { endpoint: config.AuthorizationEndpoint, cognito: false, clientId: config.ClientId, config };
  }
  if (action?.Type !== "authenticate-cognito") return { reason: "the rule signs nobody in" };
  if (!client) return { reason: "the rule names no readable user pool ARN" };
  const config = action.AuthenticateCognitoConfig;
  const endpoint = `https://${hostedHost(config.UserPoolDomain, client.region)}/oauth2/authorize`;
  return { endpoint, cognito: true, clientId: config.UserPoolClientId, config };
}
