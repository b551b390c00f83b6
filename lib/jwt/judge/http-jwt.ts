import { type JsonNode, member } from "../json-reader";
import type { Audience, HttpJwtTarget, Judgement } from "../types";
import { audienceList, judgeOneOf } from "./audience";
import { judgeIssuer } from "./issuer";
import { judgeScopes } from "./scopes";
import { type Subject, said, together } from "./subject";

/** aud where it is present, client_id only where aud is absent. */
export function judgeAudienceOrClient(claims: JsonNode | undefined, audience: Audience): Judgement {
  const accepted = audienceList(audience);
  if (accepted.length === 0)
    return { findings: [], undecided: ["The authorizer's audiences are not known."] };
  const byClient = member(claims, "aud") === undefined && member(claims, "client_id") !== undefined;
  return said(
    ...(byClient
      ? judgeOneOf("wrong-client", claims, "client_id", accepted)
      : judgeOneOf("wrong-audience", claims, "aud", accepted)),
  );
}

/**
 * The JWT authorizer of an HTTP API. token_use is not checked: an ID token passes a route without scopes.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
export function judgeHttpJwt({ token }: Subject, target: HttpJwtTarget): Judgement {
  const { claims } = token;
  return together(
    said(...judgeIssuer(claims, [target.issuer])),
    judgeAudienceOrClient(claims, target.audience),
    said(...judgeScopes(claims, target.scopes, ["scope", "scp"])),
  );
}
