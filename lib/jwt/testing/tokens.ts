/** Keys and signed tokens for tests of this folder. Keys are made anew in each run and guard nothing. */
import { encodeBase64url } from "../base64url";
import type { KeySource } from "../types";

export type TestKey = {
  readonly alg: string;
  readonly kid: string;
  readonly pair: CryptoKeyPair;
  readonly jwk: JsonWebKey;
};
type Json = { readonly [name: string]: unknown };

const RSA = { name: "RSASSA-PKCS1-v1_5", publicExponent: new Uint8Array([1, 0, 1]) };
const CURVES: Readonly<Record<string, string>> = { ES256: "P-256", ES384: "P-384", ES512: "P-521" };

function generation(alg: string, bits: number): RsaHashedKeyGenParams | EcKeyGenParams | Algorithm {
  if (alg === "EdDSA") return { name: "Ed25519" };
  if (alg.startsWith("ES")) return { name: "ECDSA", namedCurve: CURVES[alg] ?? "P-256" };
  const hash = `SHA-${alg.slice(2)}`;
  return alg.startsWith("PS")
    ? { ...RSA, name: "RSA-PSS", modulusLength: bits, hash }
    : { ...RSA, modulusLength: bits, hash };
}

function signing(alg: string): Algorithm | RsaPssParams | EcdsaParams {
  if (alg === "EdDSA") return { name: "Ed25519" };
  if (alg.startsWith("ES")) return { name: "ECDSA", hash: `SHA-${alg.slice(2)}` };
  if (alg.startsWith("PS")) return { name: "RSA-PSS", saltLength: Number(alg.slice(2)) / 8 };
  return { name: "RSASSA-PKCS1-v1_5" };
}

/** A key pair for that alg; `bits` is the length of an RSA modulus. */
export async function makeKey(alg: string, kid: string, bits = 2048): Promise<TestKey> {
  const pair = await crypto.subtle.generateKey(generation(alg, bits), true, ["sign", "verify"]);
  if (!("publicKey" in pair)) throw new Error(`${alg} has no key pair`);
  const jwk = await crypto.subtle.exportKey("jwk", pair.publicKey);
  return { alg, kid, pair, jwk };
}

/** The public key as a JWK of a key set. */
export function publicJwk(key: TestKey, extra: Json = {}): Json {
  const { kty, n, e, crv, x, y } = key.jwk;
  return { kty, n, e, crv, x, y, kid: key.kid, alg: key.alg, use: "sig", ...extra };
}

/** The public key as PEM, as a load balancer's key address answers. */
export async function publicPem(key: TestKey): Promise<string> {
  const der = Buffer.from(await crypto.subtle.exportKey("spki", key.pair.publicKey)).toString("base64");
  return `-----BEGIN PUBLIC KEY-----\n${der.match(/.{1,64}/g)?.join("\n") ?? ""}\n-----END PUBLIC KEY-----\n`;
}

/** Text as base64url; `pad` keeps the `=`. */
export function encode(text: string, pad = false): string {
  const encoded = encodeBase64url(new TextEncoder().encode(text));
  return pad ? encoded.padEnd(Math.ceil(encoded.length / 4) * 4, "=") : encoded;
}

/** Signs header and payload as the texts they are. */
export async function signText(key: TestKey, header: string, payload: string, pad = false): Promise<string> {
  const input = `${encode(header, pad)}.${encode(payload, pad)}`;
  const bytes = await crypto.subtle.sign(
    signing(key.alg),
    key.pair.privateKey,
    new TextEncoder().encode(input),
  );
  const signature = encodeBase64url(new Uint8Array(bytes));
  return `${input}.${pad ? signature.padEnd(Math.ceil(signature.length / 4) * 4, "=") : signature}`;
}

/** Signs claims; alg and kid are the key's unless `header` says otherwise (undefined leaves a member out). */
export function sign(key: TestKey, claims: Json, header: Json = {}, pad = false): Promise<string> {
  return signText(
    key,
    JSON.stringify({ alg: key.alg, kid: key.kid, ...header }),
    JSON.stringify(claims),
    pad,
  );
}

/** A token that is not signed by anybody: any header, any payload, the bytes of `signature`. */
export function unsigned(header: Json | string, payload: Json | string, signature = "x".repeat(256)): string {
  const text = (part: Json | string) => (typeof part === "string" ? part : JSON.stringify(part));
  return `${encode(text(header))}.${encode(text(payload))}.${encode(signature)}`;
}

/** A MAC over header and claims. */
export async function signMac(secret: Uint8Array<ArrayBuffer>, header: Json, claims: Json): Promise<string> {
  const input = `${encode(JSON.stringify(header))}.${encode(JSON.stringify(claims))}`;
  const key = await crypto.subtle.importKey("raw", secret, { name: "HMAC", hash: "SHA-256" }, false, [
    "sign",
  ]);
  const mac = await crypto.subtle.sign("HMAC", key, new TextEncoder().encode(input));
  return `${input}.${encodeBase64url(new Uint8Array(mac))}`;
}

/** A key source that answers the given addresses and remembers what it was asked for. */
export function sourceOf(
  answers: Readonly<Record<string, string>>,
): KeySource & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    fetch: async (url) => {
      asked.push(url);
      const body = answers[url];
      return body === undefined ? { status: 404, body: "" } : { status: 200, body };
    },
  };
}

/** A key set as the text that its address answers. */
export function jwks(...keys: readonly Json[]): string {
  return JSON.stringify({ keys });
}
