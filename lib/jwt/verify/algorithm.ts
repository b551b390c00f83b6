/** What can be said of `alg` without a key. */
import { algorithmsOf, classOf } from "../algorithms";
import type { DecodedToken } from "../decode/decode-token";
import { finding } from "../finding";
import { describe, member, stringMember } from "../json-reader";
import { printable } from "../show";
import type { TokenTarget } from "../types";
import { type Outcome, outcome } from "./outcome";

/** What can be said of `alg` without a key; undefined where a key decides. */
export function judgeAlg(token: DecodedToken): Outcome | undefined {
  const node = member(token.header, "alg");
  const actual = describe(node);
  const details = { claim: "alg", actual };
  if (node?.type !== "string" || node.value === "") {
    return outcome("unknown", [
      finding("alg-missing", `alg: ${printable(actual)} where an algorithm belongs`, details),
    ]);
  }
  const alg = printable(node.value);
  switch (classOf(node.value)) {
    case "none":
      return outcome("invalid", [
        finding("alg-none", `alg: ${alg}: the token is not signed at all`, details),
      ]);
    case "symmetric":
      return outcome("unknown", [
        finding(
          "alg-not-allowed",
          `alg: ${alg} needs a shared secret; AWS authorizers and load balancers take public keys only`,
          details,
        ),
        finding(
          "symmetric-key-needed",
          `alg: ${alg} cannot be checked without the shared secret, which must not be pasted anywhere`,
          details,
        ),
      ]);
    case "encryption":
      return outcome("unknown", [
        finding("alg-not-allowed", `alg: ${alg} encrypts, it does not sign`, details),
      ]);
    case "unknown":
      return outcome("unknown", [finding("alg-unsupported", `alg: ${alg} cannot be checked here`, details)]);
    default:
      return undefined;
  }
}

/** alg against the ones that the target documents. */
export function judgeTargetAlg(alg: string, token: DecodedToken, target: TokenTarget | undefined): Outcome {
  const algorithms =
    target === undefined ? undefined : algorithmsOf(target, stringMember(token.claims, "iss"));
  if (algorithms === undefined || algorithms.accepted.includes(alg)) return outcome("unknown");
  const undocumented = algorithms.undocumented.includes(alg);
  const expected = algorithms.accepted.join(", ");
  const said = finding(
    "alg-not-supported-by-target",
    `alg: ${printable(alg)}, the target ${undocumented ? "documents" : "accepts"} ${expected}`,
    {
      claim: "alg",
      actual: alg,
      expected,
      fix: `Have the issuer sign with ${algorithms.accepted[0] ?? expected} for this audience.`,
      ...(undocumented ? { level: "warn" } : {}),
    },
  );
  return outcome(
    "unknown",
    [said],
    undocumented ? [`Whether the target takes ${alg} is not documented.`] : [],
  );
}
