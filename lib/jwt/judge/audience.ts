/** aud and client_id (RFC 7519 4.1.3, RFC 8693 4.3) against what a target accepts. */
import { finding } from "../finding";
import { describe, type JsonNode, member, stringsMember } from "../json-reader";
import { list, printable } from "../show";
import type { Audience, TokenFinding } from "../types";

/** The audience as a list. */
export function audienceList(audience: Audience): readonly string[] {
  return typeof audience === "string" ? [audience] : audience;
}

/** A finding of that id where the claim holds none of the accepted values. An absent claim is `missing-claim`. */
export function judgeOneOf(
  id: "wrong-audience" | "wrong-client",
  claims: JsonNode | undefined,
  claim: "aud" | "client_id",
  accepted: readonly string[],
): TokenFinding[] {
  if (accepted.length === 0) return [];
  const expected = list(accepted);
  const node = member(claims, claim);
  if (node === undefined) {
    return [finding("missing-claim", `${claim}: absent, ${expected} is expected`, { claim, expected })];
  }
  if (stringsMember(claims, claim)?.some((value) => accepted.includes(value)) === true) return [];
  const actual = node.type === "string" ? node.value : describe(node);
  return [
    finding(id, `${claim}: ${printable(actual)}, the target accepts ${expected}`, {
      claim,
      actual,
      expected,
    }),
  ];
}
