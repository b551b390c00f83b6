import { finding } from "../finding";
import { type JsonNode, member, stringMember } from "../json-reader";
import { printable } from "../show";
import type { CognitoTarget, Judgement, TokenFinding, TokenKind } from "../types";
import { judgeOneOf } from "./audience";
import { judgeIssuer } from "./issuer";
import { judgeGroups, judgeScopes } from "./scopes";
import { type Subject, said } from "./subject";

/**
 * token_use against the one that is wanted; null: either will do.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html
 */
export function judgeTokenUse(claims: JsonNode | undefined, wanted: "id" | "access" | null): TokenFinding[] {
  const node = member(claims, "token_use");
  const use = stringMember(claims, "token_use");
  const expected = wanted ?? "id or access";
  if (node === undefined) {
    return [
      finding("missing-token-use", `token_use: absent, ${expected} is expected; user pools always write it`, {
        claim: "token_use",
        expected,
      }),
    ];
  }
  if (wanted === null ? use === "id" || use === "access" : use === wanted) return [];
  const actual = use ?? "no string";
  const fix =
    wanted === "access"
      ? "Send the access token of the same sign-in."
      : "Send the ID token of the same sign-in.";
  return [
    finding("wrong-token-use", `token_use: ${printable(actual)}, ${expected} is expected`, {
      claim: "token_use",
      actual,
      expected,
      fix,
    }),
  ];
}

/** The app client of a user pool's token: aud of an ID token, client_id of an access token. */
function judgeClient(
  claims: JsonNode | undefined,
  kind: TokenKind,
  clientIds: readonly string[],
): TokenFinding[] {
  return judgeOneOf("wrong-client", claims, kind === "cognito-access" ? "client_id" : "aud", clientIds);
}

/** A verifier for one user pool, as AWS documents how to verify its tokens. */
export function judgeCognito({ token, kind }: Subject, target: CognitoTarget): Judgement {
  const { claims } = token;
  return said(
    ...judgeIssuer(claims, [target.issuer]),
    ...judgeTokenUse(claims, target.tokenUse),
    ...judgeClient(claims, kind, target.clientIds),
    ...judgeScopes(claims, target.scopes ?? [], ["scope"]),
    ...judgeGroups(claims, target.groups ?? []),
  );
}
