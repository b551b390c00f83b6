/** Whether a token is one of an issuer's, and still good: signature and times. */
import { compactVerify, decodeJwt, decodeProtectedHeader, importJWK, type JWK, type JWTPayload } from "jose";
import { keysOf } from "../idp/cognito/pool-keys";
import { type Dial, dialledRequest } from "../tls/dialled-request";

/** How API Gateway reaches identity providers. */
export interface Outside {
  readonly dial: Dial;
  /** Roots that are trusted, PEM. */
  readonly ca: string;
  /** Milliseconds for one exchange. */
  readonly timeoutMs: number;
}

export type Keys = { readonly keys: readonly JWK[] } | { readonly unreachable: "discovery" | "keys" };

type Fetched = Readonly<Record<string, unknown>> | undefined;

async function getJson(url: string, { dial, ca, timeoutMs }: Outside): Promise<Fetched> {
  if (!URL.canParse(url) || new URL(url).protocol !== "https:") return undefined;
  const headers = { accept: "application/json" };
  const exchange = await dialledRequest({ url: new URL(url), method: "GET", headers, dial, ca, timeoutMs });
  if (exchange.state !== "answered" || exchange.status !== 200) return undefined;
  try {
    const value: unknown = JSON.parse(exchange.body);
    return typeof value === "object" && value !== null ? (value as Fetched) : undefined;
  } catch {
    return undefined;
  }
}

/** Keys are asked for at each call; AWS keeps them for up to two hours. */
export async function keysOfIssuer(issuer: string, outside: Outside, jwksUri?: string): Promise<Keys> {
  const document = jwksUri === undefined ? await discoveryOf(issuer, outside) : { jwks_uri: jwksUri };
  if (typeof document?.jwks_uri !== "string") return { unreachable: "discovery" };
  const set = await getJson(document.jwks_uri, outside);
  return Array.isArray(set?.keys) ? { keys: set.keys as JWK[] } : { unreachable: "keys" };
}

const discoveryOf = (issuer: string, outside: Outside): Promise<Fetched> =>
  getJson(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`, outside);

/** A user pool's keys: API Gateway's Cognito authorizers ask nobody outside AWS. */
export const keysOfPool = async (poolId: string): Promise<readonly JWK[]> => (await keysOf(poolId)).jwks.keys;

/** Three parts that are base64url of JSON objects. */
export function readToken(token: string): { alg: string; kid?: string; claims: JWTPayload } | undefined {
  try {
    const { alg = "", kid } = decodeProtectedHeader(token);
    return { alg, ...(kid !== undefined && { kid }), claims: decodeJwt(token) };
  } catch {
    return undefined;
  }
}

/** By the key that the token's `kid` names. */
export async function signatureHolds(token: string, keys: readonly JWK[]): Promise<boolean> {
  try {
    const { kid, alg = "" } = decodeProtectedHeader(token);
    const key = keys.find((each) => each.kid === kid);
    if (!key || kid === undefined) return false;
    await compactVerify(token, await importJWK(key, alg));
    return true;
  } catch {
    return false;
  }
}

export type Times = "good" | "expired" | "early";

/** `at` in milliseconds. */
export function timesOf({ exp, nbf = 0, iat = 0 }: JWTPayload, at: number): Times {
  const seconds = at / 1000;
  if (exp === undefined || exp <= seconds) return "expired";
  return nbf > seconds || iat > seconds ? "early" : "good";
}

/** `scope` (or `scp`): words, or a list of them. */
export function scopesOf({ scope, scp }: JWTPayload): string[] {
  const stated = scope ?? scp;
  if (Array.isArray(stated)) return stated.map(String);
  return typeof stated === "string" ? stated.split(" ") : [];
}

export const audiencesOf = ({ aud }: JWTPayload): string[] =>
  aud === undefined ? [] : Array.isArray(aud) ? aud : [aud];
