/**
 * The jwt-validation action.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-verify-jwt.html
 */
import type {
  JwtValidationActionAdditionalClaim,
  JwtValidationActionConfig,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { compactVerify, decodeJwt, decodeProtectedHeader, importJWK, type JWK, type JWTPayload } from "jose";
import type { Arrival } from "./arrival";
import { askProvider, type BackChannel } from "./back-channel";
import type { AuthFailure } from "./fetch-session";

const KEYS_OCTETS = 150 * 1024;
const KEYS_COUNT = 10;

const fail = (status: number, reason: string): AuthFailure => ({ status, reason });

/** The one bearer token of the request. */
function bearerToken({
  headerValues,
}: Arrival): { readonly token: string } | { readonly failure: AuthFailure } {
  const values = headerValues.authorization ?? [];
  if (values.length === 0) return { failure: fail(401, "JWTHeaderNotPresent") };
  const token = values.length === 1 ? /^Bearer ([^\s,]+)$/i.exec(values[0] ?? "")?.[1] : undefined;
  return token ? { token } : { failure: fail(401, "JWTRequestFormatInvalid") };
}

/** RSA keys of 2048 bits alone are usable; a set without one is unusable as a whole (inferred). */
function usable(key: JWK): boolean {
  return key.kty === "RSA" && Buffer.from(key.n ?? "", "base64url").length === 256 && key.e !== undefined;
}

function parseKeys(body: string): JWK[] | undefined {
  try {
    const { keys } = JSON.parse(body) as { keys?: unknown };
    return Array.isArray(keys) ? (keys as JWK[]) : undefined;
  } catch {
    return undefined;
  }
}

/** Keys are asked for at each request: how long a load balancer keeps them is not documented. */
async function fetchKeys(
  channel: BackChannel,
  endpoint: string,
): Promise<{ readonly keys: JWK[] } | { readonly failure: AuthFailure }> {
  const exchange = await askProvider(channel, { url: endpoint, method: "GET", headers: {} });
  if (exchange.state !== "answered") return { failure: fail(500, "JWKSRequestTimeout") };
  if (exchange.status < 200 || exchange.status > 299) return { failure: fail(562, "JWKSRequestFailed") };
  if (Buffer.byteLength(exchange.body) > KEYS_OCTETS)
    return { failure: fail(500, "JWKSResponseSizeExceeded") };
  const keys = parseKeys(exchange.body);
  if (keys && keys.length > KEYS_COUNT) return { failure: fail(500, "JWKSResponseSizeExceeded") };
  if (!keys?.some(usable)) return { failure: fail(562, "JWKSResponseInvalid") };
  return { keys: keys.filter(usable) };
}

async function signatureHolds(token: string, keys: readonly JWK[]): Promise<boolean> {
  try {
    const { kid, alg } = decodeProtectedHeader(token);
    const key = keys.find((each) => each.kid === kid);
    if (alg !== "RS256" || !key) return false;
    await compactVerify(token, await importJWK(key, "RS256"), { algorithms: ["RS256"] });
    return true;
  } catch {
    return false;
  }
}

/** Values of a claim under its format; undefined where it has another format. */
function valuesOf(
  value: unknown,
  format: JwtValidationActionAdditionalClaim["Format"],
): string[] | undefined {
  if (format === "string-array") {
    return Array.isArray(value) && value.every((each) => typeof each === "string") ? value : undefined;
  }
  if (typeof value !== "string") return undefined;
  return format === "space-separated-values" ? value.split(" ") : [value];
}

function judgeTimes(claims: JWTPayload, now: number): AuthFailure | undefined {
  const seconds = now / 1000;
  for (const name of ["exp", "nbf", "iat"] as const) {
    const value: unknown = claims[name];
    if (value === undefined && name === "exp") return fail(401, "JWTClaimNotPresent");
    if (value !== undefined && typeof value !== "number") return fail(401, "JWTClaimFormatInvalid");
  }
  const good = (claims.exp ?? 0) > seconds && (claims.nbf ?? 0) <= seconds && (claims.iat ?? 0) <= seconds;
  // 401 inferred: the troubleshooting page leaves it out.
  return good ? undefined : fail(401, "JWTClaimValueInvalid");
}

function judgeClaims(
  claims: JWTPayload,
  config: JwtValidationActionConfig,
  now: number,
): AuthFailure | undefined {
  const times = judgeTimes(claims, now);
  if (times) return times;
  const wanted: JwtValidationActionAdditionalClaim[] = [
    { Name: "iss", Format: "single-string", Values: [config.Issuer ?? ""] },
    ...(config.AdditionalClaims ?? []),
  ];
  for (const { Name = "", Format, Values } of wanted) {
    if (claims[Name] === undefined) return fail(401, "JWTClaimNotPresent");
    const values = valuesOf(claims[Name], Format);
    if (!values) return fail(401, "JWTClaimFormatInvalid");
    if (!values.some((value) => Values?.includes(value))) return fail(401, "JWTClaimValueInvalid");
  }
  return undefined;
}

/** Undefined where the token passes. */
export async function validateJwt(
  config: JwtValidationActionConfig,
  arrival: Arrival,
  channel: BackChannel,
): Promise<AuthFailure | undefined> {
  const bearer = bearerToken(arrival);
  if ("failure" in bearer) return bearer.failure;
  const fetched = await fetchKeys(channel, config.JwksEndpoint ?? "");
  if ("failure" in fetched) return fetched.failure;
  if (!(await signatureHolds(bearer.token, fetched.keys))) return fail(401, "JWTSignatureValidationFailed");
  try {
    return judgeClaims(decodeJwt(bearer.token), config, arrival.at);
  } catch {
    return fail(401, "JWTRequestFormatInvalid");
  }
}
