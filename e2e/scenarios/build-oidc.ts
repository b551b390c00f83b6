import type { Action, AuthenticateOidcActionConfig } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Provider, ProviderClient, World } from "../sandbox/world";
import { idsOf, PROCESS_START } from "./build-ids";
import { loadBalancerParts, type Parts } from "./build-load-balancer";

/** Handles for breaking an OIDC world. All are the world's own objects: edit them in place. */
export interface OidcParts extends Parts {
  /** Config of the authenticate-oidc action of `rule`. */
  readonly authenticate: AuthenticateOidcActionConfig;
  readonly provider: Provider;
  /** The load balancer's client at `provider`. */
  readonly client: ProviderClient;
}

/** Issuer of a provider as its discovery document names it before `discovery` is laid over it. */
function issuerOf(provider: Pick<Provider, "host" | "path">): string {
  return `https://${provider.host}${provider.path}`;
}

/**
 * A healthy world for the scenario `id`: one load balancer on `<id>.example.com` that signs users in with a
 * generic OIDC provider on `<id>.login.example`, whose endpoints are `oidc-provider`'s own: `/auth`, `/token`,
 * `/me`, `/jwks` below the issuer. `edit` breaks it in place; dates are relative to `base`.
 */
export function oidcWorld(
  id: string,
  edit: (parts: OidcParts) => void = () => {},
  base: Date = PROCESS_START,
): World {
  const ids = idsOf(id);
  const client: ProviderClient = {
    client_id: ids.text("client", 20),
    client_secret: ids.text("client secret", 43),
    redirect_uris: [`https://${ids.host}/oauth2/idpresponse`],
  };
  const provider: Provider = {
    host: `${id}.login.example`,
    path: "",
    clients: [client],
    certificate: "good",
    discovery: {},
    delay: {},
    userinfoPadding: 0,
  };
  const issuer = issuerOf(provider);
  // ClientSecret is held by the load balancer and never answered: absent from `clientSecrets` means the provider's own.
  const authenticate: AuthenticateOidcActionConfig = {
    Issuer: issuer,
    AuthorizationEndpoint: `${issuer}/auth`,
    TokenEndpoint: `${issuer}/token`,
    UserInfoEndpoint: `${issuer}/me`,
    ClientId: client.client_id,
    SessionCookieName: "AWSELBAuthSessionCookie",
    Scope: "openid",
    SessionTimeout: 604_800,
    OnUnauthenticatedRequest: "authenticate",
  };
  const action: Action = { Type: "authenticate-oidc", Order: 1, AuthenticateOidcConfig: authenticate };
  const parts = loadBalancerParts(ids, action, base);
  parts.world.providers.push(provider);
  parts.world.names[provider.host] = { a: ["192.0.2.30"], aaaa: [], serves: "provider" };

  edit({ ...parts, authenticate, provider, client });
  return parts.world;
}
