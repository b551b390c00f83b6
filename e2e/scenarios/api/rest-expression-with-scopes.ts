import type { Scenario } from "../../sandbox/world";
import { restUrl, scopedApiWorld } from "./build-rest";

const id = "rest-expression-with-scopes";

export const scenario: Scenario = {
  id,
  title: "The expression looks for an audience in access tokens",
  story:
    "The methods ask for a scope, so access tokens are wanted. The authorizer also has an expression for `aud`, which access tokens do not have.",
  build: () =>
    scopedApiWorld(id, ({ authorizer, client }) => {
      authorizer.identityValidationExpression = client.ClientId;
    }),
  url: restUrl(id),
  call: { headers: { authorization: "Bearer {token}" }, token: "client" },
  symptom: { at: "api", status: 401, errorType: "UnauthorizedException", body: '{"message":"Unauthorized"}' },
  clue: { status: 401, paste: ["request", "response"] },
  answer: "likely",
  causes: { server: ["validation-expression-with-scopes"] },
};
