import type { Scenario } from "../../sandbox/world";
import { allow, GOOD_TOKEN, restUrl, tokenWorld } from "./build-rest";

const id = "rest-cached-policy-too-narrow";

export const scenario: Scenario = {
  id,
  title: "The first path that is called decides for all",
  story:
    "The function allows exactly what was called, and API Gateway keeps that for five minutes. Whichever path comes second meets 403.",
  build: () =>
    tokenWorld(id, ({ fn }) => {
      fn.handler = ({ methodArn }) => allow(String(methodArn));
    }),
  url: restUrl(id, "/orders/17"),
  call: { headers: { authorization: GOOD_TOKEN }, after: [restUrl(id)] },
  symptom: {
    at: "api",
    status: 403,
    errorType: "AccessDeniedException",
    body: '{"Message":"User is not authorized to access this resource"}',
  },
  clue: { status: 403, paste: ["request", "response"] },
  answer: "likely",
  causes: { server: ["authorizer-cache-too-wide"] },
};
