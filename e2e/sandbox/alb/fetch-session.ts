/**
 * From a grant to a session: token endpoint, ID token, userinfo. Each failure has the status and `error_reason` that
 * AWS documents, or, where it documents none, what is best supported.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html#error-reason-codes
 */
import { decodeJwt, decodeProtectedHeader, type JWTPayload } from "jose";
import type { AuthenticateAction } from "./authenticate-action";
import { askProvider, type BackChannel } from "./back-channel";
import type { Session } from "./session-cookie";

export interface AuthFailure {
  readonly status: number;
  readonly reason: string;
}

export type SessionResult = { readonly session: Session } | { readonly failure: AuthFailure };

/** Claims and access token together, in octets. */
const CLAIMS_LIMIT = 11 * 1024;

const fail = (status: number, reason: string): { failure: AuthFailure } => ({ failure: { status, reason } });

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

interface Tokens {
  readonly idToken: string | undefined;
  readonly accessToken: string;
  /** Seconds. */
  readonly expiresIn: number;
  readonly refreshToken: string | undefined;
}

const textOf = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** The client secret goes in the body: AWS does not say which way is used (RFC 6749 section 2.3.1 has both). */
async function requestTokens(
  channel: BackChannel,
  action: AuthenticateAction,
  grant: Readonly<Record<string, string>>,
): Promise<{ readonly tokens: Tokens } | { readonly failure: AuthFailure }> {
  const exchange = await askProvider(channel, {
    url: action.tokenEndpoint,
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({
      ...grant,
      client_id: action.clientId,
      client_secret: action.clientSecret,
    }).toString(),
  });
  // "Unable to communicate, or no answer in 5 seconds": TLS and DNS failures are taken to be the former (inferred).
  if (exchange.state !== "answered") return fail(500, "AuthTokenEpRequestTimeout");
  const body = parseObject(exchange.body);
  if (exchange.status < 200 || exchange.status > 299) {
    // Its status is not documented; 561 is "the provider returned an error", which it did.
    if (body?.error === "invalid_grant") return fail(561, "AuthInvalidGrantError");
    return fail(561, "AuthTokenEpRequestFailed");
  }
  const accessToken = textOf(body?.access_token);
  // 401 (inferred): the provider returned no error, so 561's definition does not hold.
  if (!body || accessToken === undefined) return fail(401, "AuthInvalidTokenResponse");
  return {
    tokens: {
      accessToken,
      idToken: textOf(body.id_token),
      expiresIn: typeof body.expires_in === "number" ? body.expires_in : 3600,
      refreshToken: textOf(body.refresh_token),
    },
  };
}

/**
 * Issuer to the letter, audience, RS256, not expired. The signature itself is not verified: the rule names no keys,
 * and a token that comes straight from the token endpoint may be trusted by TLS (OpenID Connect Core 3.1.3.7, 6).
 */
function idTokenClaims(idToken: string, action: AuthenticateAction, now: number): JWTPayload | undefined {
  try {
    const claims = decodeJwt(idToken);
    const audience = Array.isArray(claims.aud) ? claims.aud : [claims.aud];
    const good =
      decodeProtectedHeader(idToken).alg === "RS256" &&
      claims.iss === action.issuer &&
      audience.includes(action.clientId) &&
      (claims.exp ?? 0) * 1000 > now;
    return good ? claims : undefined;
  } catch {
    return undefined;
  }
}

async function fetchClaims(
  channel: BackChannel,
  action: AuthenticateAction,
  accessToken: string,
): Promise<{ readonly claims: Session["claims"] } | { readonly failure: AuthFailure }> {
  const exchange = await askProvider(channel, {
    url: action.userInfoEndpoint,
    method: "GET",
    headers: { authorization: `Bearer ${accessToken}` },
  });
  if (exchange.state !== "answered") return fail(500, "AuthUserinfoEpRequestTimeout");
  if (exchange.status < 200 || exchange.status > 299) return fail(561, "AuthUserinfoEpRequestFailed");
  const claims = parseObject(exchange.body);
  const sub = textOf(claims?.sub);
  // 401 (inferred), as with an unusable token answer.
  if (!claims || sub === undefined) return fail(401, "AuthInvalidUserinfoResponse");
  if (Buffer.byteLength(exchange.body) + Buffer.byteLength(accessToken) > CLAIMS_LIMIT) {
    // Also listed under 401 by AWS; real logs show 500.
    return fail(500, "AuthUserinfoResponseSizeExceeded");
  }
  return { claims: { ...claims, sub } };
}

/** The session that a code buys. `now` in milliseconds. */
export async function sessionFromCode(
  channel: BackChannel,
  action: AuthenticateAction,
  code: string,
  redirectUri: string,
  now: number,
): Promise<SessionResult> {
  const answer = await requestTokens(channel, action, {
    grant_type: "authorization_code",
    code,
    redirect_uri: redirectUri,
  });
  if ("failure" in answer) return answer;
  const { tokens } = answer;
  // A scope that brings no ID token is a documented 401; the reason is inferred.
  if (tokens.idToken === undefined) return fail(401, "AuthInvalidTokenResponse");
  const idToken = idTokenClaims(tokens.idToken, action, now);
  if (!idToken) return fail(401, "AuthInvalidIdToken");
  const info = await fetchClaims(channel, action, tokens.accessToken);
  if ("failure" in info) return info;
  // OpenID Connect Core 5.3.2: userinfo must speak of the same subject.
  if (info.claims.sub !== idToken.sub) return fail(401, "AuthInvalidUserinfoResponse");
  return { session: sessionOf(tokens, info.claims, now, now) };
}

function sessionOf(tokens: Tokens, claims: Session["claims"], startedAt: number, now: number): Session {
  return {
    claims,
    accessToken: tokens.accessToken,
    accessTokenExpiresAt: now + tokens.expiresIn * 1000,
    ...(tokens.refreshToken !== undefined && { refreshToken: tokens.refreshToken }),
    startedAt,
  };
}

/** The session with fresh claims, once its access token has expired; undefined where the provider refuses. */
export async function refreshSession(
  channel: BackChannel,
  action: AuthenticateAction,
  session: Session,
  refreshToken: string,
  now: number,
): Promise<Session | undefined> {
  const answer = await requestTokens(channel, action, {
    grant_type: "refresh_token",
    refresh_token: refreshToken,
  });
  if ("failure" in answer) return undefined;
  const tokens = { ...answer.tokens, refreshToken: answer.tokens.refreshToken ?? refreshToken };
  const info = await fetchClaims(channel, action, tokens.accessToken);
  return "failure" in info ? undefined : sessionOf(tokens, info.claims, session.startedAt, now);
}
