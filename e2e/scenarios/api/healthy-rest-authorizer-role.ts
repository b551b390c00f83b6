import type { Scenario } from "../../sandbox/world";
import { addRole } from "./build-api-parts";
import { GOOD_TOKEN, restUrl, tokenWorld } from "./build-rest";

const id = "healthy-rest-authorizer-role";

export const scenario: Scenario = {
  id,
  title: "Calls the function with a role",
  story:
    "Nothing is wrong. API Gateway takes on a role to call the function, which has no policy of its own.",
  build: () =>
    tokenWorld(id, (parts) => {
      parts.fn.policies = {};
      parts.authorizer.authorizerCredentials = addRole(parts, "apigateway.amazonaws.com");
    }),
  url: restUrl(id),
  call: { headers: { authorization: GOOD_TOKEN } },
  symptom: { at: "target", status: 200 },
  clue: {},
  answer: "ruled-out",
  causes: { server: [] },
};
