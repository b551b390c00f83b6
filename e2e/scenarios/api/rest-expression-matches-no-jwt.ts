import type { Scenario } from "../../sandbox/world";
import { addProvider } from "./build-api-parts";
import { lets, restUrl, tokenWorld } from "./build-rest";

const id = "rest-expression-matches-no-jwt";

export const scenario: Scenario = {
  id,
  title: "The expression can match no JWT",
  story: "The expression allows letters, digits and underscores. The tokens are JWTs, which have dots.",
  build: () =>
    tokenWorld(id, (parts) => {
      addProvider(parts);
      parts.authorizer.identityValidationExpression = "Bearer \\w+";
      parts.fn.handler = lets(() => true);
    }),
  url: restUrl(id),
  call: { headers: { authorization: "Bearer {token}" }, token: "client" },
  symptom: { at: "api", status: 401, errorType: "UnauthorizedException", body: '{"message":"Unauthorized"}' },
  clue: { status: 401, paste: ["request", "response"] },
  answer: "ruled-out",
  causes: { server: [], withPaste: ["validation-expression-rejects"] },
  alsoFails: ["validation-expression-cannot-match"],
};
