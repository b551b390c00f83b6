import "server-only";
import { compactVerify, importSPKI } from "jose";
import { decodeBase64url, utf8 } from "../../jwt/base64url";
import { type JsonObjectNode, readJson, toPlainObject } from "../../jwt/json-reader";

/** Whose header is believed. */
export interface Trusted {
  /** ARNs of load balancers. The key endpoint of a Region serves the keys of every account: a good signature alone proves nothing. */
  readonly signers: readonly string[];
  readonly issuer: string;
  readonly clientId: string;
}

/** A key, or why there is none: "unread" is not the same as "there is none". */
export type KeyOf = (
  region: string,
  kid: string,
) => Promise<
  | { readonly ok: true; readonly pem: string }
  | { readonly ok: false; readonly unread: boolean; readonly message: string }
>;

export type Verified =
  | { readonly ok: true; readonly subject: string; readonly claims: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly unread: boolean; readonly message: string };

/** A load balancer lets a header of 16 KB through; what is longer is not one of its own. */
const LONGEST = 16_384;
/** Each part as the load balancer writes it: base64url with its padding, which the signature covers. */
const PART = /^(?:[A-Za-z0-9_-]{4})*(?:[A-Za-z0-9_-]{2}==|[A-Za-z0-9_-]{3}=)?$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const SIGNATURE_BYTES = 64;

const no = (message: string): Verified => ({ ok: false, unread: false, message });

/**
 * Verifies the value of x-amzn-oidc-data by itself: form, algorithm, signer, client, issuer, times, then the signature.
 * Two headers of that name arrive joined by a comma, which is not of the alphabet.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html#user-claims-encoding
 */
export async function verifyAlbToken(
  token: string,
  trusted: Trusted,
  keyOf: KeyOf,
  now: number,
): Promise<Verified> {
  if (token.length > LONGEST) return no("The token is longer than any that a load balancer sends.");
  const parts = token.split(".");
  if (parts.length !== 3 || !parts.every((part) => part !== "" && PART.test(part))) {
    return no("The token is not three parts of padded base64url.");
  }
  const [head = "", body = "", signature = ""] = parts;
  const header = readPart(head);
  const payload = readPart(body);
  if (header === null || payload === null) return no("The token's header or payload is not one JSON object.");
  const decoded = decodeBase64url(signature);
  if (!decoded.ok || !decoded.canonical || decoded.bytes.length !== SIGNATURE_BYTES) {
    return no("The token's signature is not one of ES256.");
  }
  const { alg, kid, signer, client, iss, exp, crit, b64 } = header;
  if (alg !== "ES256" || crit !== undefined || b64 !== undefined)
    return no("The token is not signed with ES256.");
  if (typeof kid !== "string" || !UUID.test(kid)) return no("The token's kid is not a UUID.");
  if (typeof signer !== "string" || !trusted.signers.includes(signer)) {
    return no("The token's signer is not a configured load balancer.");
  }
  if (client !== trusted.clientId) return no("The token is for another client.");
  if (iss !== trusted.issuer || (payload.iss !== undefined && payload.iss !== trusted.issuer)) {
    return no("The token is of another issuer.");
  }
  if (!isLater(exp, now) || (payload.exp !== undefined && !isLater(payload.exp, now))) {
    return no("The token has expired, or says no time at which it does.");
  }
  const { sub } = payload;
  if (typeof sub !== "string" || sub === "" || sub.length > 256) return no("The token names no subject.");

  const key = await keyOf(signer.split(":")[3] ?? "", kid);
  if (!key.ok) return key;
  try {
    await compactVerify(token, await importSPKI(key.pem, "ES256"), { algorithms: ["ES256"] });
  } catch {
    return no("The token's signature does not hold.");
  }
  return { ok: true, subject: sub, claims: payload };
}

function isLater(seconds: unknown, now: number): boolean {
  return typeof seconds === "number" && Number.isFinite(seconds) && seconds * 1000 > now;
}

/** One JSON object in canonical base64url, no member twice. */
function readPart(part: string): Record<string, unknown> | null {
  const decoded = decodeBase64url(part);
  if (!decoded.ok || !decoded.canonical) return null;
  const text = utf8(decoded.bytes);
  if (text === undefined) return null;
  const read = readJson(text);
  if (!read.ok || read.node.type !== "object" || read.duplicates.length > 0 || read.tooDeep) return null;
  return text.slice(read.end).trim() === "" ? toPlainObject(read.node as JsonObjectNode) : null;
}
