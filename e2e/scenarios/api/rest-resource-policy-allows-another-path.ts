import type { Scenario } from "../../sandbox/world";
import { apiWorldParts } from "./build-api-parts";
import { plainRestWorld, restUrl } from "./build-rest";

const id = "rest-resource-policy-allows-another-path";
const api = apiWorldParts(id).apiId;

export const scenario: Scenario = {
  id,
  title: "The resource policy allows another path only",
  story:
    "The policy was written for a health check and has one statement, for that path. Whoever calls another meets 403.",
  build: () =>
    plainRestWorld(id, "NONE", ({ draft }) => {
      draft.api.policy = JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: "*",
            Action: "execute-api:Invoke",
            Resource: "execute-api:/*/GET/health",
          },
        ],
      });
    }),
  url: restUrl(id),
  symptom: {
    at: "api",
    status: 403,
    errorType: "AccessDeniedException",
    body: `{"Message":"User: anonymous is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:eu-west-1:********3333:${api}/prod/GET/orders"}`,
  },
  clue: { status: 403, paste: ["request", "response"] },
  answer: "likely",
  causes: { server: ["resource-policy-denies"], withPaste: ["resource-policy-denies"] },
};
