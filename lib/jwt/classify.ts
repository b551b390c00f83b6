/** Who makes tokens like this one, read from header and claims alone. */
import type { DecodedToken } from "./decode/decode-token";
import { type JsonObjectNode, member, stringMember } from "./json-reader";
import type { TokenKind } from "./types";

/** `ORIGINAL` and `UPDATED` issuers of user pools; the region is the first group, the pool id the second. */
const COGNITO_ISSUER =
  /^https:\/\/(?:issuer-)?cognito-idp\.([a-z0-9-]{5,30})\.amazonaws\.com(?:\.cn)?\/([A-Za-z0-9_-]{3,80})\/?$/;

/** Region and pool of a user pool's issuer, or undefined for any other issuer. */
export function cognitoIssuer(issuer: string): { region: string; userPoolId: string } | undefined {
  const [, region, userPoolId] = COGNITO_ISSUER.exec(issuer) ?? [];
  return region === undefined || userPoolId === undefined ? undefined : { region, userPoolId };
}

/**
 * True for the header that a load balancer writes over `x-amzn-oidc-data`: `signer`, or `client` beside `iss`
 * and `exp`. Verified Access writes a `signer` too, which is no load balancer.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html
 */
function isAlbHeader(header: JsonObjectNode): boolean {
  const signer = stringMember(header, "signer");
  if (signer !== undefined) return !signer.includes(":verified-access-instance/");
  return (
    stringMember(header, "client") !== undefined &&
    (member(header, "exp") !== undefined || member(header, "iss") !== undefined)
  );
}

/** The kind of a decoded token. A guess for display and for choosing among several; it proves nothing. */
export function classify({ header, claims }: Pick<DecodedToken, "header" | "claims">): TokenKind {
  if (header !== undefined && isAlbHeader(header)) return "alb-oidc-data";
  const use = stringMember(claims, "token_use");
  if (use === "id") return "cognito-id";
  if (use === "access") return "cognito-access";
  const issuer = stringMember(claims, "iss");
  if (issuer === undefined) return "unknown";
  if (cognitoIssuer(issuer) !== undefined) {
    if (member(claims, "aud") !== undefined) return "cognito-id";
    if (member(claims, "client_id") !== undefined) return "cognito-access";
  }
  return ["sub", "aud", "exp", "client_id", "azp"].some((name) => member(claims, name) !== undefined)
    ? "oidc"
    : "unknown";
}
