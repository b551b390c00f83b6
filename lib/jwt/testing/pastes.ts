/** Pastes for tests: one token each, made so that one thing is wrong with it. */
import { decodeBase64url, encodeBase64url } from "../base64url";
import type { KeySource, TokenTarget } from "../index";
import {
  accessClaims,
  albClaims,
  albHeader,
  albKey,
  albOidcData,
  cognito,
  IDP,
  IDP_JWKS,
  idClaims,
  idpClaims,
  idpKey,
  keys,
  oidc,
  poolKey,
} from "./setting";
import { encode, jwks, makeKey, publicPem, sign, signMac, sourceOf, unsigned } from "./tokens";

/** One paste; `target` and `keys` are none unless given. */
export type Case = { readonly input: string; readonly target?: TokenTarget; readonly keys?: KeySource };
/** A case in which the finding appears, and the nearest one in which it does not. */
export type Pair = { readonly hit: Case; readonly miss: Case };

export const good = await sign(idpKey, idpClaims);
export const id = await sign(poolKey, idClaims);
export const access = await sign(poolKey, accessClaims);
export const alb = await sign(albKey, albClaims, albHeader, true);
export const weakKey = await makeKey("RS256", "weak", 1024);
export const graph = unsigned({ alg: "RS256", kid: "k", nonce: "abc" }, idpClaims);
export const jwe = (header: object, parts = 4) =>
  [encode(JSON.stringify(header)), ...Array(parts).fill("abcd")].join(".");
export const uuid = "f47ac10b-58cc-4372-a567-0e02b2c3d479";

export const at =
  (target: TokenTarget) =>
  (input: string): Case => ({ input, target, keys });
export const plain = (input: string): Case => ({ input });
export const idp = at(oidc);
export const pool = at(cognito);
export const behindAlb = at(albOidcData);
export const withKeys = (input: string, ...set: Readonly<Record<string, unknown>>[]): Case => ({
  input,
  target: oidc,
  keys: sourceOf({ [IDP_JWKS]: jwks(...set) }),
});

/** r and s of a JWS signature as the DER that OpenSSL writes. */
export function toDer(token: string): string {
  const [header = "", payload = "", signature = ""] = token.split(".");
  const decoded = decodeBase64url(signature);
  const bytes = decoded.ok ? [...decoded.bytes] : [];
  const integer = (part: number[]) => {
    const from = part.findIndex((byte) => byte !== 0);
    const short = part.slice(from);
    const body = (short[0] ?? 0) >= 0x80 ? [0, ...short] : short;
    return [0x02, body.length, ...body];
  };
  const body = [...integer(bytes.slice(0, 32)), ...integer(bytes.slice(32))];
  return `${header}.${payload}.${encodeBase64url(new Uint8Array([0x30, body.length, ...body]))}`;
}

/** Sets an unused bit of the last character: other text, same bytes. */
export function flipUnusedBit(token: string): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  return token.slice(0, -1) + alphabet.charAt(alphabet.indexOf(token.slice(-1)) | 1);
}

export async function claims(changed: Readonly<Record<string, unknown>>): Promise<Case> {
  return idp(await sign(idpKey, { ...idpClaims, ...changed }));
}

export async function header(changed: Readonly<Record<string, unknown>>): Promise<Case> {
  return idp(await sign(idpKey, idpClaims, changed));
}

export async function albWith(header: object, payload: object = {}, pad = true): Promise<Case> {
  return behindAlb(await sign(albKey, { ...albClaims, ...payload }, { ...albHeader, ...header }, pad));
}

export const confused = await signMac(
  new TextEncoder().encode(await publicPem(idpKey)),
  { alg: "HS256", kid: "idp-1" },
  idpClaims,
);
export const otherMac = await signMac(
  new TextEncoder().encode("a real shared secret"),
  { alg: "HS256", kid: "idp-1" },
  idpClaims,
);
export const nested = (depth: number) => `{"iss":"${IDP}","a":${"[".repeat(depth)}${"]".repeat(depth)}}`;
export const groups = (count: number) => ({
  "cognito:groups": Array.from({ length: count }, (_, index) => `group-${index}`),
});
