import type { Scenario } from "../../sandbox/world";
import { invocationUri, stageVariable } from "./build-api-parts";
import { GOOD_TOKEN, restUrl, tokenWorld } from "./build-rest";

const id = "rest-authorizer-uri-stage-variable-undefined";

export const scenario: Scenario = {
  id,
  title: "The URI names a function by a stage variable that the stage lacks",
  story: "The alias of the function was to differ by stage. This stage never got the variable.",
  build: () =>
    tokenWorld(id, ({ authorizer, fn }) => {
      authorizer.authorizerUri = invocationUri(`${fn.configuration.FunctionArn}:${stageVariable("alias")}`);
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
