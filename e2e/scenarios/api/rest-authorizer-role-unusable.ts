import type { Scenario } from "../../sandbox/world";
import { addRole } from "./build-api-parts";
import { GOOD_TOKEN, restUrl, tokenWorld } from "./build-rest";

const id = "rest-authorizer-role-unusable";

export const scenario: Scenario = {
  id,
  title: "API Gateway cannot take on the authorizer's role",
  story: "The role was written for Lambda: it trusts that service, not API Gateway.",
  build: () =>
    tokenWorld(id, (parts) => {
      parts.authorizer.authorizerCredentials = addRole(parts, "lambda.amazonaws.com");
    }),
  url: restUrl(id),
  call: { headers: { authorization: GOOD_TOKEN } },
  symptom: {
    at: "api",
    status: 500,
    errorType: "AuthorizerConfigurationException",
    body: '{"message":null}',
  },
  clue: { status: 500, paste: ["request", "response"] },
  answer: "found",
  causes: { server: ["authorizer-role-unusable"] },
};
