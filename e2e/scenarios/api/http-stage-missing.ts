import type { Scenario } from "../../sandbox/world";
import { httpCognitoWorld, httpUrl } from "./build-http";

const id = "http-stage-missing";

export const scenario: Scenario = {
  id,
  title: "An HTTP API without a stage for the URL",
  story:
    "The stage `$default` was deleted when the API got a stage `prod`. URLs without a stage lead nowhere.",
  build: () =>
    httpCognitoWorld(id, undefined, ({ stage }) => {
      stage.StageName = "prod";
    }),
  url: httpUrl(id),
  call: { headers: { authorization: "Bearer {token}" }, token: "access" },
  symptom: { at: "api", status: 404, body: '{"message":"Not Found"}' },
  clue: { status: 404, paste: ["request", "response"] },
  answer: "found",
  causes: { server: ["stage-missing"] },
};
