import { broughtToken, needsToken } from "../../facts/api/brought-token";
import { listed } from "../../facts/words";
import { defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { clueEvidence, field } from "../evidence";
import { noAuthorizer } from "./shared-pool";

export default defineApiCheck({
  id: "access-token-expected",
  title: "Where the method asks for scopes, an access token is sent",
  failureTitle: "The method asks for scopes, and an ID token was sent",
  description:
    "Scopes stand in access tokens alone. A method with authorization scopes therefore takes the access token of a user pool, and refuses the ID token of the same sign-in.",
  severity: "breaks-sign-in",
  kinds: ["rest-cognito", "rest-jwt", "http-jwt"],
  hop: "authorizer",
  meets: "401",
  forKind: { "http-jwt": { meets: "403" } },
  docs: [documents.apiCognito, documents.httpJwt],
  requires: ["method", "authorizer"],
  notApplicable: ({ method, authorizer }) => {
    if (authorizer.value === null) return noAuthorizer;
    return method.value.authorizationScopes.length === 0 ? "The method asks for no scope." : null;
  },
  evaluate: ({ method, authorizer }, _chain, { brought }) => {
    if (authorizer.value === null) return { outcome: "unknown", because: noAuthorizer };
    const scopes = listed(method.value.authorizationScopes);
    const wanted = `The method asks for ${scopes}, so it takes an access token with ${method.value.authorizationScopes.length === 1 ? "it" : "one of them"}, and no ID token.`;
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
    if (token.kind === "cognito-access")
      return { outcome: "pass", evidence: [evidence, clueEvidence("token_use", "access", "access")] };
    if (token.kind !== "cognito-id") {
      return {
        outcome: "unknown",
        because: `${wanted} The pasted token does not say which of the two it is.`,
        evidence: [evidence],
      };
    }
    return {
      outcome: "fail",
      certainty: "proven",
      because: `An ID token was sent, which carries no scope; the method asks for ${scopes}.`,
      evidence: [clueEvidence("token_use", "id", "access"), evidence],
      fixes: [
        {
          type: "steps",
          title: "Send the access token",
          steps: [
            "Send the access token of the same sign-in (access_token beside id_token in the answer of the token endpoint), asked for with the scope of the method.",
            "A sign-in by InitiateAuth has no custom scopes: there, go through the pool's authorize endpoint.",
            "Or take the scopes off the method, if it is meant for ID tokens. A REST API then has to be deployed, which ships all of its draft.",
          ],
        },
      ],
    };
  },
});
