/**
 * JWT authorizers of HTTP APIs, in the order in which AWS documents their steps.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
import type { HttpDefinition } from "../world-api";
import { type HttpCall, httpSources } from "./http-call";
import { valueOfSource } from "./identity-source";
import { audiencesOf, keysOfIssuer, readToken, scopesOf, signatureHolds, timesOf } from "./verify-token";

type Authorizer = HttpDefinition["authorizers"][number];

/** Undefined where the token passes. `reason` stands in `www-authenticate`; none where there was no token. */
export type JwtRefusal =
  | { readonly status: 401; readonly reason?: string }
  | { readonly status: 403; readonly scopes: readonly string[] };

const refuse = (reason: string): JwtRefusal => ({ status: 401, reason });

/** RSA alone is taken. */
const isRsa = (alg: string): boolean => /^(?:RS|PS)(?:256|384|512)$/.test(alg);

const UNREACHABLE = {
  discovery: "OIDC discovery endpoint communication error",
  keys: "JWKS communication error",
} as const;

/** Texts that the troubleshooting page does not have are as callers have seen them, or inferred (times, key id). */
export async function judgeJwt(http: HttpCall, authorizer: Authorizer): Promise<JwtRefusal | undefined> {
  const value = valueOfSource(authorizer.IdentitySource?.[0] ?? "", httpSources(http));
  if (!value) return { status: 401 };
  const token = value.replace(/^Bearer /i, "");
  if (token.split(".").length !== 3) return refuse("token contains an invalid number of segments");
  const read = readToken(token);
  if (!read) return refuse("the token is malformed");
  if (!isRsa(read.alg)) return refuse(`signing method ${read.alg} is invalid`);

  const { Issuer = "", Audience = [] } = authorizer.JwtConfiguration ?? {};
  const fetched = await keysOfIssuer(Issuer, http.outside);
  if ("unreachable" in fetched) return refuse(UNREACHABLE[fetched.unreachable]);
  if (!(await signatureHolds(token, fetched.keys))) return refuse("the token signature is invalid");

  const { claims } = read;
  if (claims.iss !== Issuer) return refuse("issuer does not match");
  const times = timesOf(claims, http.call.at);
  if (times !== "good") {
    return refuse(times === "expired" ? "the token has expired" : "the token is not valid yet");
  }
  // `client_id` counts only where there is no `aud`.
  const audiences = claims.aud === undefined ? [String(claims.client_id)] : audiencesOf(claims);
  if (!audiences.some((each) => Audience.includes(each))) {
    return refuse("the token does not have a valid audience");
  }
  const wanted = http.route.AuthorizationScopes ?? [];
  const granted = scopesOf(claims);
  const scoped = wanted.length === 0 || wanted.some((scope) => granted.includes(scope));
  return scoped ? undefined : { status: 403, scopes: wanted };
}
