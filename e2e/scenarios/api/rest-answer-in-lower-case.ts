import type { Scenario } from "../../sandbox/world";
import { GOOD_TOKEN, restUrl, tokenWorld } from "./build-rest";

const id = "rest-answer-in-lower-case";

export const scenario: Scenario = {
  id,
  title: "The policy has its members in lower case",
  story: "A library was updated and writes `statement` where AWS reads `Statement`.",
  build: () =>
    tokenWorld(id, ({ fn }) => {
      fn.handler = () => ({
        principalId: "caller",
        policyDocument: { version: "2012-10-17", statement: [{ effect: "Allow" }] },
      });
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
  causes: { server: ["authorizer-answer-invalid"] },
};
