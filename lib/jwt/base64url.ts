/**
 * Base64url as JWS has it (RFC 7515 section 2, RFC 4648 section 5), read strictly: `[A-Za-z0-9_-]+={0,2}` and
 * nothing else, no white space. The standard alphabet is read too, and said so.
 */
export type Base64Decoded =
  | {
      readonly ok: true;
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly padded: boolean;
      /** `+` or `/` occurred. */
      readonly standard: boolean;
      /** False where unused bits of the last character are set. */
      readonly canonical: boolean;
    }
  | { readonly ok: false; readonly problem: string };

const URL_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

const SEXTETS = new Int8Array(128).fill(-1);
for (const [value, char] of [...URL_ALPHABET].entries()) SEXTETS[char.charCodeAt(0)] = value;
SEXTETS["+".charCodeAt(0)] = 62;
SEXTETS["/".charCodeAt(0)] = 63;

/** Decodes one part of a token. Linear in its length; never throws. */
export function decodeBase64url(text: string): Base64Decoded {
  let length = text.length;
  while (length > 0 && text.length - length < 3 && text[length - 1] === "=") length--;
  const padding = text.length - length;
  if (padding > 2) return { ok: false, problem: "more than two = at the end" };
  if (length % 4 === 1) return { ok: false, problem: `${length} characters, which no base64url text has` };
  if (padding > 0 && (length + padding) % 4 !== 0)
    return { ok: false, problem: "wrong number of = at the end" };

  const bytes = new Uint8Array(Math.floor((length * 3) / 4));
  let standard = false;
  let pending = 0;
  let bits = 0;
  let out = 0;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    const sextet = code < 128 ? (SEXTETS[code] ?? -1) : -1;
    if (sextet < 0) return { ok: false, problem: `character ${at + 1} is not of the base64url alphabet` };
    if (code === 0x2b || code === 0x2f) standard = true;
    pending = ((pending << 6) | sextet) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[out++] = (pending >> bits) & 0xff;
    }
  }
  const canonical = (pending & ((1 << bits) - 1)) === 0;
  return { ok: true, bytes, padded: padding > 0, standard, canonical };
}

/** Bytes as base64url without padding. */
export function encodeBase64url(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at;
    const triple = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    for (let index = 0; index < Math.min(left + 1, 4); index++) {
      text += URL_ALPHABET[(triple >> (18 - 6 * index)) & 63] ?? "";
    }
  }
  return text;
}

/** UTF-8 text of the bytes, or undefined where they are not UTF-8. A byte order mark stays in the text. */
export function utf8(bytes: Uint8Array<ArrayBuffer>): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
