/** aud and client_id (RFC 7519 4.1.3, RFC 8693 4.3) against what a target accepts. */
import { finding } from "../finding";
import { describe, type JsonNode, member, stringMember, stringsMember } from "../json-reader";
import { list, printable } from "../show";
import type { Audience, TokenFinding } from "../types";

/** The audience as a list. */
export function audienceList(audience: Audience): readonly string[] {
  return typeof audience === "string" ? [audience] : audience;
}

function audienceFix(
  id: "wrong-audience" | "wrong-client",
  claims: JsonNode | undefined,
  claim: "aud" | "client_id",
  actual: string | undefined,
  accepted: readonly string[],
): string {
  const wanted = list(accepted);
  const client = stringMember(claims, "client_id");
  if (actual === undefined && claim === "aud" && stringMember(claims, "token_use") === "access") {
    return "A user pool's access token has no aud: send the ID token.";
  }
  // RFC 8707: a token that is bound to a resource names it in aud, and nobody looks at client_id then.
  if (claim === "aud" && actual !== undefined && client !== undefined && accepted.includes(client)) {
    return `client_id fits, but aud is looked at first: have the target accept ${printable(actual)}, or ask for the token without a resource.`;
  }
  const other = actual === undefined ? "" : `, or have the target accept ${printable(actual)}`;
  return id === "wrong-client"
    ? `Sign in with app client ${wanted}${other}.`
    : `Ask the issuer for a token for ${wanted}${other}.`;
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
    const fix = audienceFix(id, claims, claim, undefined, accepted);
    return [finding("missing-claim", `${claim}: absent, ${expected} is expected`, { claim, expected, fix })];
  }
  if (stringsMember(claims, claim)?.some((value) => accepted.includes(value)) === true) return [];
  const actual = node.type === "string" ? node.value : describe(node);
  return [
    finding(id, `${claim}: ${printable(actual)}, the target accepts ${expected}`, {
      claim,
      actual,
      expected,
      fix: audienceFix(id, claims, claim, actual, accepted),
    }),
  ];
}
