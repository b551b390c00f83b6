import type { Scenario } from "../../sandbox/world";
import { httpLambdaWorld, httpUrl } from "./build-http";
import { GOOD_TOKEN } from "./build-rest";

const id = "healthy-http-lambda-policy";

export const scenario: Scenario = {
  id,
  title: "Lets a caller into an HTTP API by a policy",
  story: "Nothing is wrong. The function speaks format 1.0 and answers with a policy.",
  build: () => httpLambdaWorld(id, "1.0"),
  url: httpUrl(id),
  call: { headers: { authorization: GOOD_TOKEN } },
  symptom: { at: "target", status: 200 },
  clue: {},
  answer: "ruled-out",
  causes: { server: [] },
};
