/**
 * Algorithm confusion: a MAC whose secret is the public key, which verifiers take that let the token choose the
 * algorithm (RFC 8725 section 2.1).
 */
import { decodeBase64url, encodeBase64url } from "./base64url";
import type { SignedParts } from "./decode/decode-token";
import type { FetchedKeys, PublicKey } from "./keys";

const HASHES: Readonly<Record<string, string>> = { HS256: "SHA-256", HS384: "SHA-384", HS512: "SHA-512" };
type Bytes = Uint8Array<ArrayBuffer>;

function bytesOf(text: string): Bytes {
  return new TextEncoder().encode(text);
}

function toPem(der: Bytes): string {
  const standard = encodeBase64url(der).replaceAll("-", "+").replaceAll("_", "/");
  const padded = standard.padEnd(Math.ceil(standard.length / 4) * 4, "=");
  const lines = padded.match(/.{1,64}/g) ?? [];
  return `-----BEGIN PUBLIC KEY-----\n${lines.join("\n")}\n-----END PUBLIC KEY-----`;
}

async function derOf(key: PublicKey): Promise<Bytes | undefined> {
  const { kty, n, e, crv, x, y } = key;
  try {
    if (kty === "RSA" && n !== undefined && e !== undefined) {
      const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
      const imported = await crypto.subtle.importKey("jwk", { kty, n, e }, algorithm, true, ["verify"]);
      return new Uint8Array(await crypto.subtle.exportKey("spki", imported));
    }
    if (kty === "EC" && crv !== undefined && x !== undefined && y !== undefined) {
      const algorithm = { name: "ECDSA", namedCurve: crv };
      const imported = await crypto.subtle.importKey("jwk", { kty, crv, x, y }, algorithm, true, ["verify"]);
      return new Uint8Array(await crypto.subtle.exportKey("spki", imported));
    }
  } catch {
    return undefined;
  }
  return undefined;
}

function decoded(text: string | undefined): Bytes[] {
  const read = text === undefined ? undefined : decodeBase64url(text);
  return read?.ok === true ? [read.bytes] : [];
}

function concat(parts: readonly Bytes[]): Bytes {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Every usual way to turn the public key into bytes. */
async function secretsFrom(keys: FetchedKeys): Promise<Bytes[]> {
  if (keys.type === "pem") {
    const trimmed = keys.pem.trim();
    return [bytesOf(keys.pem), bytesOf(trimmed), bytesOf(`${trimmed}\n`)];
  }
  if (keys.type !== "jwks") return [];
  const secrets: Bytes[] = [];
  for (const key of keys.keys) {
    const der = await derOf(key);
    if (der !== undefined) {
      const pem = toPem(der);
      secrets.push(der, bytesOf(pem), bytesOf(`${pem}\n`));
    }
    const point = [...decoded(key.x), ...decoded(key.y)];
    if (point.length > 0) secrets.push(concat(point), concat([new Uint8Array([4]), ...point]));
    secrets.push(...decoded(key.n), bytesOf(JSON.stringify(key)));
    for (const text of [key.n, key.x]) if (text !== undefined) secrets.push(bytesOf(text));
  }
  return secrets.filter((secret) => secret.length > 0);
}

/** True if the MAC was made with the public key as its secret. */
export async function isConfused(alg: string, signed: SignedParts, keys: FetchedKeys): Promise<boolean> {
  const hash = Object.hasOwn(HASHES, alg) ? HASHES[alg] : undefined;
  const [mac] = decoded(signed.signature);
  if (hash === undefined || mac === undefined) return false;
  const data = bytesOf(`${signed.protected}.${signed.payload}`);
  for (const secret of await secretsFrom(keys)) {
    const key = await crypto.subtle.importKey("raw", secret, { name: "HMAC", hash }, false, ["verify"]);
    if (await crypto.subtle.verify("HMAC", key, mac, data)) return true;
  }
  return false;
}
