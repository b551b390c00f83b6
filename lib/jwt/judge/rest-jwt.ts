import { finding } from "../finding";
import { describe, type JsonNode, member, stringMember, stringsMember } from "../json-reader";
import { list, printable } from "../show";
import type { Judgement, JwtProvider, RequiredClaim, RestJwtTarget, TokenFinding } from "../types";
import { judgeAudienceOrClient } from "./http-jwt";
import { judgeIssuer } from "./issuer";
import { judgeScopes } from "./scopes";
import { type Subject, said, together } from "./subject";

const CLAIM_FIX = "Have the issuer write the claim so, or change the required claims of the authorizer.";

function judgeRequired(claims: JsonNode | undefined, required: RequiredClaim): TokenFinding[] {
  const { name, values } = typeof required === "string" ? { name: required, values: undefined } : required;
  const node = member(claims, name);
  if (node === undefined) {
    const message = `${printable(name)}: absent, the authorizer wants it`;
    return [finding("missing-claim", message, { claim: name, fix: CLAIM_FIX })];
  }
  if (values === undefined || values.length === 0) return [];
  const held = stringsMember(claims, name) ?? [describe(node)];
  if (held.some((value) => values.includes(value))) return [];
  const actual = describe(node);
  const expected = `one of ${list(values)}`;
  return [
    finding("wrong-claim-value", `${printable(name)}: ${printable(actual)}, ${expected} is wanted`, {
      claim: name,
      actual,
      expected,
      fix: CLAIM_FIX,
    }),
  ];
}

function judgeProvider(claims: JsonNode | undefined, provider: JwtProvider): Judgement {
  const fallback = member(claims, "aud") === undefined && member(claims, "client_id") !== undefined;
  const open = [
    ...(provider.algorithms.length === 0 ? ["The algorithms that the authorizer allows are not known."] : []),
    ...(fallback ? ["Whether client_id stands in for aud is not documented for REST APIs."] : []),
  ];
  return together(
    judgeAudienceOrClient(claims, provider.audience),
    said(...provider.requiredClaims.flatMap((required) => judgeRequired(claims, required))),
    { findings: [], undecided: open },
  );
}

/**
 * The JWT authorizer of a REST API: several issuers, each with its audiences, algorithms and required claims.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-jwt-authorizer.html
 */
export function judgeRestJwt({ token }: Subject, target: RestJwtTarget): Judgement {
  const { claims } = token;
  const issuer = stringMember(claims, "iss");
  const issuers = target.providers.map((provider) => provider.issuer);
  const provider =
    target.providers.find((candidate) => candidate.issuer === issuer) ??
    (target.providers.length === 1 ? target.providers[0] : undefined);
  return together(
    said(...judgeIssuer(claims, issuers)),
    provider === undefined ? said() : judgeProvider(claims, provider),
    said(...judgeScopes(claims, target.scopes, ["scope", "scp"])),
  );
}
