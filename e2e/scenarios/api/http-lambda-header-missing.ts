import type { Scenario } from "../../sandbox/world";
import { httpLambdaWorld, httpUrl } from "./build-http";

const id = "http-lambda-header-missing";

export const scenario: Scenario = {
  id,
  title: "An HTTP API's identity source is missing",
  story: "The program sends its token in another header than the one that the authorizer looks at.",
  build: () => httpLambdaWorld(id, "2.0"),
  url: httpUrl(id),
  call: { headers: { "x-token": "let-me-in" } },
  symptom: { at: "api", status: 401, body: '{"message":"Unauthorized"}' },
  clue: { status: 401, paste: ["request", "response"] },
  answer: "ruled-out",
  causes: { server: [], withPaste: ["identity-source-missing"] },
};
