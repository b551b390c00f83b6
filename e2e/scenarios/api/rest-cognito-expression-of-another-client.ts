import type { Scenario } from "../../sandbox/world";
import { cognitoApiWorld, restUrl } from "./build-rest";

const id = "rest-cognito-expression-of-another-client";

export const scenario: Scenario = {
  id,
  title: "The expression wants the audience of a client that is gone",
  story: "The validation expression holds the id of the first app client. That was replaced long ago.",
  build: () =>
    cognitoApiWorld(id, ({ authorizer, ids }) => {
      authorizer.identityValidationExpression = ids.text("first app client", 26);
    }),
  url: restUrl(id),
  call: { headers: { authorization: "Bearer {token}" }, token: "id" },
  symptom: { at: "api", status: 401, errorType: "UnauthorizedException", body: '{"message":"Unauthorized"}' },
  clue: { status: 401, paste: ["request", "response"] },
  answer: "likely",
  causes: { server: ["validation-expression-cannot-match"] },
};
