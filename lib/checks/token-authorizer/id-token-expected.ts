import { broughtToken, needsToken } from "../../facts/api/brought-token";
import { defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { clueEvidence, field } from "../evidence";
import { noAuthorizer } from "./shared-pool";

export default defineApiCheck({
  id: "id-token-expected",
  title: "Where the method asks for no scope, an ID token is sent",
  failureTitle: "The method asks for no scope, and an access token was sent",
  description:
    "A Cognito authorizer takes the ID token at a method without authorization scopes, and the access token at one that has some. The wrong one of the two is a plain 401, which is the most frequent cause of all.",
  severity: "breaks-sign-in",
  kinds: ["rest-cognito"],
  hop: "authorizer",
  meets: "401",
  docs: [documents.apiCognito],
  requires: ["method", "authorizer"],
  notApplicable: ({ method, authorizer }) => {
    if (authorizer.value === null) return noAuthorizer;
    return method.value.authorizationScopes.length > 0 ? "The method asks for scopes." : null;
  },
  evaluate: ({ method, authorizer }, _chain, { brought }) => {
    if (authorizer.value === null) return { outcome: "unknown", because: noAuthorizer };
    const wanted = "The method asks for no scope, so it takes an ID token, and no access token.";
    const evidence = field(method, ["authorizationScopes"]);
    const token = broughtToken(brought, authorizer.value);
    if (token.state === "absent") {
      return {
        outcome: "unknown",
        because: `${wanted} ${token.why}`,
        needs: needsToken,
        evidence: [evidence],
      };
    }
    if (token.kind === "cognito-id")
      return { outcome: "pass", evidence: [evidence, clueEvidence("token_use", "id", "id")] };
    if (token.kind !== "cognito-access") {
      return {
        outcome: "unknown",
        because: `${wanted} The pasted token does not say which of the two it is.`,
        evidence: [evidence],
      };
    }
    return {
      outcome: "fail",
      certainty: "proven",
      because: "An access token was sent; the method asks for no scope, and then takes ID tokens alone.",
      evidence: [clueEvidence("token_use", "access", "id"), evidence],
      fixes: [
        {
          type: "steps",
          title: "Send the ID token, or ask for a scope",
          steps: [
            "Send the ID token of the same sign-in (id_token beside access_token in the answer of the token endpoint).",
            "Or give the method an authorization scope that the access token has, such as openid or aws.cognito.signin.user.admin: it then takes access tokens, and no ID tokens any more. The API has to be deployed, which ships all of its draft.",
          ],
        },
      ],
    };
  },
});
