import type { Scenario } from "../../sandbox/world";
import { GOOD_TOKEN, restUrl, tokenWorld } from "./build-rest";

const id = "rest-authorizer-function-missing";

export const scenario: Scenario = {
  id,
  title: "The authorizer's function was deleted",
  story: "The function was renamed with its stack, and the authorizer goes on naming the old one.",
  build: () =>
    tokenWorld(id, ({ region }) => {
      region.lambda.functions = [];
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
