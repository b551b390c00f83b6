import type { Scenario } from "../../sandbox/world";
import { GOOD_TOKEN, restUrl, tokenWorld } from "./build-rest";

const id = "rest-authorizer-permission-missing";

export const scenario: Scenario = {
  id,
  title: "API Gateway may not call the function",
  story:
    "The function was deployed anew by another stack, and its policy does not name API Gateway any more.",
  build: () =>
    tokenWorld(id, ({ fn }) => {
      fn.policies = {};
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
  causes: { server: ["authorizer-permission-missing"] },
};
