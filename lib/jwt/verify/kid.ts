import type { DecodedToken } from "../decode/decode-token";
import { finding } from "../finding";
import { describe, member } from "../json-reader";
import { printable } from "../show";
import type { TokenTarget } from "../types";
import { type Outcome, outcome } from "./outcome";

const MAX_KID = 256;

/** True for a kid with a path, a URL, a query or a control character in it, or one that is absurdly long. */
function isSuspiciousKid(kid: string): boolean {
  if (kid.length > MAX_KID || /[?\\]|\.\.|:\/\/|%2f|%2e/i.test(kid)) return true;
  for (let at = 0; at < kid.length; at++) if (kid.charCodeAt(at) < 0x20) return true;
  // Cognito's kids are standard base64 of 32 bytes, in which a slash is a digit like others.
  return kid.includes("/") && !/^[A-Za-z0-9+/]{43}=$/.test(kid);
}

/** kid (RFC 7515 4.1.4): there at all, and a plain name. */
export function judgeKid(token: DecodedToken, target: TokenTarget | undefined): Outcome {
  const node = member(token.header, "kid");
  if (node?.type !== "string" || node.value === "") {
    const needed = target?.kind === "alb-oidc-data";
    const actual = describe(node);
    const said = finding("missing-kid", `kid: ${printable(actual)} where the name of a key belongs`, {
      claim: "kid",
      actual,
      ...(needed ? { level: "error" } : {}),
    });
    const any = target === undefined || target.kind === "oidc" || needed;
    return outcome(
      "unknown",
      [said],
      any ? [] : ["Without kid the target likely finds no key; this is not documented."],
    );
  }
  if (!isSuspiciousKid(node.value)) return outcome("unknown");
  const message = `kid: ${printable(node.value)} is no plain key name but a path, a URL or text to inject`;
  return outcome("unknown", [finding("kid-suspicious", message, { claim: "kid", actual: node.value })]);
}
