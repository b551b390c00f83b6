import { finding } from "../finding";
import { describe, type JsonObjectNode, member } from "../json-reader";
import { printable } from "../show";
import type { TokenFinding } from "../types";

/** jose's own bound for PBES2 iterations; more is an attack on whoever decrypts. */
const MAX_PBES2_COUNT = 10_000;

/** Member names of RFC 7515 and 7516 that `crit` may not list; `b64` (RFC 7797) is the one known extension. */
const KNOWN_EXTENSION = "b64";

/** RFC 7515 4.1.11, RFC 7797, RFC 7518 4.8.1.2 and the header members that bring keys. */
export function judgeHeaderMembers(header: JsonObjectNode): TokenFinding[] {
  const findings: TokenFinding[] = [];
  const crit = member(header, "crit");
  if (crit !== undefined) {
    const names = crit.type === "array" ? crit.items : [];
    const unknown = names.filter((item) => item.type !== "string" || item.value !== KNOWN_EXTENSION);
    if (names.length === 0 || unknown.length > 0) {
      const actual = describe(crit);
      findings.push(
        finding(
          "crit-unknown",
          `crit: ${printable(actual)} names what this tool and most readers do not know`,
          {
            claim: "crit",
            actual,
          },
        ),
      );
    }
  }
  const b64 = member(header, "b64");
  if (b64?.type === "boolean" && !b64.value) {
    findings.push(
      finding("unencoded-payload", "b64: false (RFC 7797); a JWT always encodes its payload", {
        claim: "b64",
        actual: "false",
        expected: "absent",
      }),
    );
  }
  const count = member(header, "p2c");
  if (count?.type === "number" && count.value > MAX_PBES2_COUNT) {
    findings.push(
      finding(
        "expensive-key-derivation",
        `p2c: ${count.raw} rounds of key derivation; ${MAX_PBES2_COUNT} is the most that is run`,
        {
          claim: "p2c",
          actual: count.raw,
          expected: `at most ${MAX_PBES2_COUNT}`,
        },
      ),
    );
  }
  if (member(header, "nonce")?.type === "string") {
    findings.push(
      finding(
        "microsoft-graph-token",
        "nonce in the header: Microsoft Graph signs its own tokens so that nobody else can check them",
        {
          claim: "nonce",
          fix: "Ask for a token of your own API: a scope of your application instead of Microsoft Graph's.",
        },
      ),
    );
  }
  return findings;
}
