import type { Scenario } from "../../sandbox/world";
import { httpLambdaWorld, httpUrl } from "./build-http";
import { GOOD_TOKEN } from "./build-rest";

const id = "http-simple-response-mismatch";

export const scenario: Scenario = {
  id,
  title: "The function answers yes or no where a policy is read",
  story:
    "Format 1.0 reads policies. Simple responses were switched on all the same, and the function gives one.",
  build: () =>
    httpLambdaWorld(id, "1.0", ({ authorizer, fn }) => {
      authorizer.EnableSimpleResponses = true;
      fn.handler = () => ({ isAuthorized: true });
    }),
  url: httpUrl(id),
  call: { headers: { authorization: GOOD_TOKEN } },
  symptom: { at: "api", status: 500, body: '{"message":"Internal Server Error"}' },
  clue: { status: 500, paste: ["request", "response"] },
  answer: "likely",
  causes: { server: ["simple-response-mismatch"] },
};
