import type { Scenario } from "../../sandbox/world";
import { GOOD_TOKEN, restUrl, tokenWorld } from "./build-rest";

const id = "rest-expression-unreadable";

export const scenario: Scenario = {
  id,
  title: "The validation expression has a bracket too many",
  story: "The expression was edited by hand and lost its closing bracket.",
  build: () =>
    tokenWorld(id, ({ authorizer }) => {
      authorizer.identityValidationExpression = "^Bearer ([\\w-]+$";
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
  answer: "likely",
  causes: { server: ["validation-expression-invalid"] },
};
