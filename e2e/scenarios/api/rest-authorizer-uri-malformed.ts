import type { Scenario } from "../../sandbox/world";
import { GOOD_TOKEN, restUrl, tokenWorld } from "./build-rest";

const id = "rest-authorizer-uri-malformed";

export const scenario: Scenario = {
  id,
  title: "The authorizer names a function where an invocation URI belongs",
  story: "A template put the function's ARN into the authorizer's URI.",
  build: () =>
    tokenWorld(id, ({ authorizer, fn }) => {
      authorizer.authorizerUri = fn.configuration.FunctionArn;
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
  causes: { server: ["authorizer-uri-malformed"] },
};
