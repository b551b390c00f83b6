import type { Scenario } from "../../sandbox/world";
import { GOOD_TOKEN, restUrl, tokenWorld } from "./build-rest";

const id = "rest-answer-is-no-policy";

export const scenario: Scenario = {
  id,
  title: "The function answers with a status instead of a policy",
  story: "The function was written like a backend and answers `{ statusCode: 401 }`.",
  build: () =>
    tokenWorld(id, ({ fn }) => {
      fn.handler = () => ({ statusCode: 401, body: "no" });
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
