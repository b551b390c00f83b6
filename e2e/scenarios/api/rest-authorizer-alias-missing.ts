import type { Scenario } from "../../sandbox/world";
import { invocationUri } from "./build-api-parts";
import { GOOD_TOKEN, restUrl, tokenWorld } from "./build-rest";

const id = "rest-authorizer-alias-missing";

export const scenario: Scenario = {
  id,
  title: "The alias that the authorizer names does not exist",
  story: "The authorizer calls the alias `live`, which was dropped in a clean-up.",
  build: () =>
    tokenWorld(id, ({ authorizer, fn }) => {
      authorizer.authorizerUri = invocationUri(`${fn.configuration.FunctionArn}:live`);
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
  causes: { server: ["authorizer-function-missing"] },
};
