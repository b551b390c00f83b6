/** Base64 as it stands in the text, where that decides over the signature. */
import { classify } from "../classify";
import type { DecodedToken } from "../decode/decode-token";
import { finding } from "../finding";
import type { TokenFinding, TokenTarget } from "../types";

/** A `SEQUENCE` of two `INTEGER`s that fills the bytes: ECDSA as OpenSSL writes it, not as RFC 7518 3.4 wants it. */
export function isDerEcdsa(bytes: Uint8Array): boolean {
  const long = bytes[1] === 0x81;
  const start = long ? 3 : 2;
  const total = long ? bytes[2] : bytes[1];
  if (bytes[0] !== 0x30 || total !== bytes.length - start || bytes[start] !== 0x02) return false;
  const second = start + 2 + (bytes[start + 1] ?? 0);
  return bytes[second] === 0x02 && second + 2 + (bytes[second + 1] ?? 0) === bytes.length;
}

/** Standard base64 and a detached payload leave open what the target makes of them; padding likewise. */
export function judgeForm(token: DecodedToken, target: TokenTarget | undefined): string[] {
  const undecided: string[] = [];
  if (token.findings.some(({ id }) => id === "standard-base64"))
    undecided.push("Strict readers refuse + and / in a token.");
  if (token.form === "jws-compact-padded" && target?.kind !== "alb-oidc-data")
    undecided.push("Strict readers refuse = in a token.");
  return undecided;
}

/** An ALB-signed token whose `=` are gone: its signature was made over them. */
export function judgeStripped(token: DecodedToken): TokenFinding[] {
  const parts = token.signed;
  if (parts === undefined || classify(token) !== "alb-oidc-data") return [];
  if (![parts.protected, parts.payload, parts.signature].some((part) => part.length % 4 !== 0)) return [];
  return [
    finding(
      "padding-stripped",
      "the = at the end of parts were removed; the load balancer's signature covers them",
      {
        fix: "Paste the header as the target received it, with every =.",
      },
    ),
  ];
}
