import { finding } from "../finding";
import { stringMember } from "../json-reader";
import type { Judgement, OidcTarget, TokenFinding } from "../types";
import { audienceList, judgeOneOf } from "./audience";
import { judgeIssuer } from "./issuer";
import { type Subject, said } from "./subject";

function judgeUse(subject: Subject, wanted: OidcTarget["tokenKind"]): TokenFinding[] {
  const use = stringMember(subject.token.claims, "token_use");
  if (wanted === undefined || use === undefined || use === wanted) return [];
  const message = `token_use: ${use === "id" || use === "access" ? use : "something else"}, ${wanted} is expected`;
  return [finding("wrong-token-use", message, { claim: "token_use", actual: use, expected: wanted })];
}

/** A plain OpenID Connect verifier (OpenID Connect Core 3.1.3.7, RFC 9068 section 4). */
export function judgeOidc(subject: Subject, target: OidcTarget): Judgement {
  const { claims } = subject.token;
  return said(
    ...judgeIssuer(claims, [target.issuer]),
    ...judgeOneOf("wrong-audience", claims, "aud", audienceList(target.audience)),
    ...judgeUse(subject, target.tokenKind),
  );
}
