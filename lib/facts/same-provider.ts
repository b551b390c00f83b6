/** How far two addresses of one provider are apart. */
export type AddressDifference = "none" | "host" | "tenant" | "path";

const google = /^(accounts\.google\.com|[a-z0-9]+\.googleapis\.com)$/;

/**
 * Providers that keep several hosts alive for one endpoint.
 * Google: https://developers.google.com/identity/openid-connect/openid-connect#discovery ·
 * Microsoft: https://learn.microsoft.com/en-us/entra/identity-platform/authentication-national-cloud
 */
const sameHost: readonly RegExp[] = [
  google,
  /^(login\.microsoftonline\.com|login\.microsoft\.com|login\.windows\.net|sts\.windows\.net)$/,
  /^graph\.(microsoft\.com|windows\.net)$/,
];

/**
 * Hosts whose paths name no tenant that could be told apart: Google has none, and a B2C host is its tenant's own, by
 * whatever name or id the path calls it.
 * https://learn.microsoft.com/en-us/azure/active-directory-b2c/b2clogin
 */
const tenantless: readonly RegExp[] = [google, /^[a-z0-9-]+\.b2clogin\.com$/];

/** Compares an endpoint of a rule with the one that discovery names. Both must be URLs; else they differ in host. */
export function addressDifference(own: string, named: string): AddressDifference {
  if (own === named) return "none";
  if (!URL.canParse(own) || !URL.canParse(named)) return "host";
  const left = new URL(own);
  const right = new URL(named);
  const related = sameHost.some((hosts) => hosts.test(left.hostname) && hosts.test(right.hostname));
  if (left.host !== right.host && !related) return "host";
  if (tenantOf(left) !== tenantOf(right)) return "tenant";
  return left.href === right.href ? "none" : "path";
}

/**
 * The part of the path that names a tenant, realm or authorization server: the segment after `realms` (Keycloak), the
 * second after `oauth2` (Okta), else the first of a path that has several.
 */
function tenantOf(url: URL): string {
  if (tenantless.some((hosts) => hosts.test(url.hostname))) return "";
  const segments = url.pathname.split("/").filter((segment) => segment !== "");
  const realms = segments.indexOf("realms");
  if (realms >= 0) return segments[realms + 1] ?? "";
  const [first = "", second = ""] = segments;
  if (first === "oauth2")
    return /^(v\d|token|authorize|userinfo|keys|certs|jwks)/i.test(second) ? "" : second;
  return segments.length > 1 &&
    !/^(v\d|oauth|oidc|connect|protocol|token|authorize|userinfo|\.well-known$)/i.test(first)
    ? first
    : "";
}
