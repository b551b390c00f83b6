import type { Scenario } from "../../sandbox/world";
import { httpLambdaWorld, httpUrl } from "./build-http";
import { GOOD_TOKEN } from "./build-rest";

const id = "http-authorizer-permission-missing";

export const scenario: Scenario = {
  id,
  title: "An HTTP API may not call its authorizer",
  story: "The permission was added by hand once, and went with the function when that was made anew.",
  build: () =>
    httpLambdaWorld(id, "2.0", ({ fn }) => {
      fn.policies = {};
    }),
  url: httpUrl(id),
  call: { headers: { authorization: GOOD_TOKEN } },
  symptom: { at: "api", status: 500, body: '{"message":"Internal Server Error"}' },
  clue: { status: 500, paste: ["request", "response"] },
  answer: "found",
  causes: { server: ["authorizer-permission-missing"] },
};
