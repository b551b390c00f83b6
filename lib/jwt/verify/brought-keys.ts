import type { DecodedToken } from "../decode/decode-token";
import { finding } from "../finding";
import { describe, member } from "../json-reader";
import { printable } from "../show";
import type { SignatureState, TokenFinding } from "../types";

/** Header members that bring or name keys: ignored, and harmless only where a trusted key verifies. */
export function judgeBroughtKeys(token: DecodedToken, signature: SignatureState): TokenFinding[] {
  const level = signature === "valid" ? "warn" : "error";
  const findings: TokenFinding[] = [];
  if (member(token.header, "jwk") !== undefined) {
    findings.push(
      finding("embedded-jwk", "jwk: the header brings its own public key; it is ignored", {
        claim: "jwk",
        level,
      }),
    );
  }
  for (const [name, id] of [
    ["jku", "jku-header"],
    ["x5u", "x5u-header"],
  ] as const) {
    const node = member(token.header, name);
    if (node === undefined) continue;
    const actual = describe(node);
    findings.push(
      finding(id, `${name}: ${printable(actual)} is named as the place of keys; it is not fetched`, {
        claim: name,
        actual,
        level,
      }),
    );
  }
  if (member(token.header, "x5c") !== undefined) {
    findings.push(
      finding("x5c-header", "x5c: the header brings its own certificates; they are ignored", {
        claim: "x5c",
      }),
    );
  }
  return findings;
}
