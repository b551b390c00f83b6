/** Public keys from the target's own place. Nothing that the token names is ever fetched. */
import { decodeBase64url } from "./base64url";
import { type JsonNode, member, readJson, stringMember } from "./json-reader";
import { printable } from "./show";
import type { KeyAnswer, KeySource, TokenTarget } from "./types";

/** A public key of a JWKS (RFC 7517). Members that are not named here, private ones among them, are never read. */
export type PublicKey = {
  readonly kty: string;
  readonly kid?: string | undefined;
  readonly use?: string | undefined;
  readonly alg?: string | undefined;
  readonly key_ops?: readonly string[] | undefined;
  readonly n?: string | undefined;
  readonly e?: string | undefined;
  readonly crv?: string | undefined;
  readonly x?: string | undefined;
  readonly y?: string | undefined;
};

/** Where the target's keys are. */
export type KeyPlace =
  | { readonly type: "jwks"; readonly url: string }
  | { readonly type: "pem"; readonly base: string }
  | { readonly type: "none"; readonly because: string };

/** What the place of keys answered. */
export type FetchedKeys =
  | {
      readonly type: "jwks";
      readonly keys: readonly PublicKey[];
      readonly count: number;
      readonly bytes: number;
    }
  | { readonly type: "pem"; readonly pem: string }
  | { readonly type: "not-found"; readonly because: string }
  | { readonly type: "unavailable"; readonly because: string };

/** No key set is larger; what is larger is not parsed. */
const MAX_BODY = 2 * 1024 * 1024;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The one place that the target takes keys from, for a token with this issuer. */
export function keyPlace(target: TokenTarget | undefined, issuer: string | undefined): KeyPlace {
  if (target === undefined) {
    return { type: "none", because: "no target is chosen, so no place of keys is trusted" };
  }
  switch (target.kind) {
    case "rest-token":
      return { type: "none", because: "the Lambda function decides; the authorizer itself knows no keys" };
    case "alb-oidc-data":
      return { type: "pem", base: target.keyBase };
    case "rest-jwt": {
      const provider =
        target.providers.find((candidate) => candidate.issuer === issuer) ??
        (target.providers.length === 1 ? target.providers[0] : undefined);
      if (provider !== undefined) return { type: "jwks", url: provider.jwksUri };
      return { type: "none", because: "none of the authorizer's issuers made this token" };
    }
    case "rest-cognito": {
      if (target.pools === undefined) return { type: "jwks", url: target.jwksUri };
      const pool =
        target.pools.find((candidate) => candidate.issuer === issuer) ??
        (target.pools.length === 1 ? target.pools[0] : undefined);
      if (pool !== undefined) return { type: "jwks", url: pool.jwksUri };
      return { type: "none", because: "none of the authorizer's user pools made this token" };
    }
    default:
      return { type: "jwks", url: target.jwksUri };
  }
}

function parseKey(node: JsonNode): PublicKey[] {
  const text = (name: string) => stringMember(node, name);
  const kty = text("kty");
  if (kty === undefined || kty === "oct") return [];
  const operations = member(node, "key_ops");
  const key_ops =
    operations?.type === "array"
      ? operations.items.flatMap((item) => (item.type === "string" ? [item.value] : []))
      : undefined;
  const [kid, use, alg, n, e] = [text("kid"), text("use"), text("alg"), text("n"), text("e")];
  return [{ kty, kid, use, alg, key_ops, n, e, crv: text("crv"), x: text("x"), y: text("y") }];
}

function parseKeySet(body: string, size: number | undefined): FetchedKeys {
  if (body.length > MAX_BODY) return { type: "unavailable", because: "the key set is larger than 2 MB" };
  const read = readJson(body);
  if (!read.ok || body.slice(read.end).trim() !== "") {
    return { type: "unavailable", because: "the key set is not JSON" };
  }
  const entries = member(read.node, "keys");
  if (entries?.type !== "array") {
    return { type: "unavailable", because: "the answer is no key set: it has no list named keys" };
  }
  const keys = entries.items.flatMap(parseKey);
  const bytes = size ?? new TextEncoder().encode(body).length;
  return { type: "jwks", keys, count: entries.items.length, bytes };
}

/** Fetches what the place holds. A failure is a value, never an exception. */
export async function fetchKeys(
  place: KeyPlace,
  kid: string | undefined,
  source: KeySource | undefined,
): Promise<FetchedKeys> {
  if (place.type === "none") return { type: "unavailable", because: place.because };
  if (place.type === "pem" && (kid === undefined || !UUID.test(kid))) {
    return { type: "not-found", because: "a load balancer names its keys by UUID, and this kid is none" };
  }
  if (source === undefined) return { type: "unavailable", because: "keys cannot be fetched here" };
  const url = place.type === "jwks" ? place.url : `${place.base.replace(/\/$/, "")}/${kid ?? ""}`;
  let answer: KeyAnswer;
  try {
    answer = await source.fetch(url);
  } catch {
    return { type: "unavailable", because: `${printable(url)} could not be reached` };
  }
  if (answer.because !== undefined) return { type: "unavailable", because: printable(answer.because) };
  if (place.type === "pem" && answer.status === 404) {
    return { type: "not-found", because: `${printable(url)} answered 404` };
  }
  if (answer.status !== 200)
    return { type: "unavailable", because: `${printable(url)} answered ${answer.status}` };
  if (place.type === "jwks") return parseKeySet(answer.body, answer.bytes);
  if (!answer.body.includes("-----BEGIN PUBLIC KEY-----")) {
    return { type: "unavailable", because: `${printable(url)} answered something other than a public key` };
  }
  return { type: "pem", pem: answer.body };
}

/** Length of an RSA modulus in bits; 0 for other keys. */
export function modulusBits(key: PublicKey): number {
  const decoded = decodeBase64url(key.n ?? "");
  if (!decoded.ok) return 0;
  const from = decoded.bytes.findIndex((byte) => byte !== 0);
  if (from < 0) return 0;
  return (decoded.bytes.length - from) * 8 - Math.clz32(decoded.bytes[from] ?? 0) + 24;
}

/** True for an RSA exponent of 1 or an even one, with which anybody can make signatures. */
export function hasWeakExponent(key: PublicKey): boolean {
  const decoded = decodeBase64url(key.e ?? "");
  if (!decoded.ok) return true;
  const last = decoded.bytes.at(-1) ?? 0;
  const isOne = last === 1 && decoded.bytes.slice(0, -1).every((byte) => byte === 0);
  return isOne || last % 2 === 0;
}
