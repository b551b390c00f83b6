import type { Name, Provider } from "../sandbox/world";
import type { OidcParts } from "./build-oidc";

/** Moves the provider to the issuer path `path` and has the rule follow. Gives the new issuer. */
export function moveProvider(
  { provider, authenticate }: Pick<OidcParts, "provider" | "authenticate">,
  path: string,
): string {
  provider.path = path;
  const issuer = `https://${provider.host}${path}`;
  authenticate.Issuer = issuer;
  authenticate.AuthorizationEndpoint = `${issuer}/auth`;
  authenticate.TokenEndpoint = `${issuer}/token`;
  authenticate.UserInfoEndpoint = `${issuer}/me`;
  return issuer;
}

/**
 * Another tenant on the provider's host, with a client of its own. `discovery` is laid over its discovery document.
 * Gives its issuer.
 */
export function addTenant(
  { provider, world }: Pick<OidcParts, "provider" | "world">,
  path: string,
  discovery: Provider["discovery"] = {},
): string {
  const clients = provider.clients.map((client, n) => ({ ...client, client_id: `other-tenant-${n}` }));
  world.providers.push({ ...structuredClone(provider), path, clients, discovery });
  return `https://${provider.host}${path}`;
}

/**
 * Puts the token endpoint on a host of its own, in the rule and in discovery, and has that host be as `fault` says.
 * The sign-in page stays where it was, so that browsers get as far as the callback.
 */
export function addTokenHost(
  { provider, authenticate, world }: Pick<OidcParts, "provider" | "authenticate" | "world">,
  fault: Partial<Pick<Provider, "certificate"> & Pick<Name, "a" | "aaaa">>,
): void {
  const host = `token.${provider.host}`;
  const { certificate = "good", a = ["192.0.2.31"], aaaa = [] } = fault;
  world.providers.push({ ...structuredClone(provider), host, certificate });
  world.names[host] = { a, aaaa, serves: "provider" };
  authenticate.TokenEndpoint = `https://${host}/token`;
  provider.discovery = { ...provider.discovery, token_endpoint: authenticate.TokenEndpoint };
}
