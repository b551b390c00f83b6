import { cognitoIssuer } from "../classify";
import { finding } from "../finding";
import { type JsonNode, stringMember, stringsMember } from "../json-reader";
import { printable } from "../show";
import type { Judgement, RestCognitoTarget, TokenFinding } from "../types";
import { judgeTokenUse } from "./cognito";
import { judgeExpression } from "./expression";
import { judgeIssuer } from "./issuer";
import { judgeScopes } from "./scopes";
import { type Subject, said, together } from "./subject";

/** The issuers of the authorizer's user pools. */
export function issuersOf(target: RestCognitoTarget): readonly string[] {
  return target.pools === undefined ? target.issuers : target.pools.map(({ issuer }) => issuer);
}

/** The expression is matched against aud; an access token has none and is always refused. */
async function judgeAudience(
  claims: JsonNode | undefined,
  expression: string | undefined,
): Promise<Judgement> {
  if (expression === undefined || expression === "") return said();
  const audience = stringsMember(claims, "aud");
  const [first] = audience ?? [];
  if (audience === undefined || first === undefined) {
    return said(
      finding(
        "identity-validation-expression-mismatch",
        `aud: absent, so ${printable(expression)} never matches (AWS's pages disagree on whether it applies)`,
        {
          claim: "aud",
          expected: expression,
          fix: "Remove the validation expression from the authorizer, or the scopes from the method.",
        },
      ),
    );
  }
  if (audience.length > 1) {
    return {
      findings: [],
      undecided: ["How the expression is matched against several audiences is not documented."],
    };
  }
  return judgeExpression(expression, first, "aud");
}

/** https://docs.aws.amazon.com/cognito/latest/developerguide/federation-endpoints.html: no UPDATED issuers here. */
function judgeUpdatedIssuer(claims: JsonNode | undefined, trusted: readonly string[]): TokenFinding[] {
  const issuer = stringMember(claims, "iss") ?? "";
  const pool = cognitoIssuer(issuer)?.userPoolId;
  const isTrusted = pool !== undefined && trusted.some((one) => cognitoIssuer(one)?.userPoolId === pool);
  if (!isTrusted || !issuer.startsWith("https://issuer-cognito-idp.")) return [];
  const message = `iss: ${printable(issuer)}, an UPDATED issuer, which COGNITO_USER_POOLS authorizers do not support`;
  return [
    finding("wrong-issuer", message, {
      claim: "iss",
      actual: issuer,
      expected: "an ORIGINAL issuer",
      fix: "Set the user pool's issuer configuration back to ORIGINAL, or use a JWT authorizer.",
    }),
  ];
}

/**
 * A REST API authorizer of type COGNITO_USER_POOLS: an ID token where the method has no scopes, an access token
 * with any one of them where it has. The app client is not checked.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-enable-cognito-user-pool.html
 */
export async function judgeRestCognito({ token }: Subject, target: RestCognitoTarget): Promise<Judgement> {
  const { claims } = token;
  const trusted = issuersOf(target);
  const wanted = target.scopes.length > 0 ? "access" : "id";
  const use = judgeTokenUse(claims, wanted).map((found) =>
    found.id === "wrong-token-use"
      ? {
          ...found,
          message: `${found.message}, for the method has ${wanted === "access" ? "authorization scopes" : "no authorization scopes"}`,
          fix:
            wanted === "access"
              ? "Send the access token of the same sign-in, or take the scopes off the method."
              : "Send the ID token of the same sign-in, or give the method authorization scopes that the access token has.",
        }
      : found,
  );
  const updated = judgeUpdatedIssuer(claims, trusted);
  return together(
    said(
      ...(updated.length > 0 ? updated : judgeIssuer(claims, trusted)),
      ...use,
      ...judgeScopes(claims, target.scopes, ["scope"]),
    ),
    await judgeAudience(claims, target.identityValidationExpression),
  );
}
