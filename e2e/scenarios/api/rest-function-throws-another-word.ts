import type { Scenario } from "../../sandbox/world";
import { GOOD_TOKEN, restUrl, tokenWorld } from "./build-rest";

const id = "rest-function-throws-another-word";

export const scenario: Scenario = {
  id,
  title: "The function throws another word than Unauthorized",
  story:
    "To say no the function throws `Token expired`. API Gateway knows one word, and takes all others for a failure.",
  build: () =>
    tokenWorld(id, ({ fn }) => {
      fn.handler = () => {
        throw new Error("Token expired");
      };
    }),
  url: restUrl(id),
  call: { headers: { authorization: GOOD_TOKEN } },
  symptom: { at: "api", status: 500, errorType: "AuthorizerFailureException", body: '{"message":null}' },
  clue: { status: 500, paste: ["request", "response"] },
  answer: "likely",
  causes: { server: ["authorizer-answer-invalid"] },
};
