import type { Scenario } from "../../sandbox/world";
import { apiWorldParts } from "./build-api-parts";
import { plainRestWorld, restUrl } from "./build-rest";

const id = "rest-resource-policy-denies";
const api = apiWorldParts(id).apiId;

export const scenario: Scenario = {
  id,
  title: "The resource policy denies the caller's address",
  story: "The policy lets in the office alone. A program moved to another network and meets 403.",
  build: () =>
    plainRestWorld(id, "NONE", ({ draft }) => {
      draft.api.policy = JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          { Effect: "Allow", Principal: "*", Action: "execute-api:Invoke", Resource: "execute-api:/*" },
          {
            Effect: "Deny",
            Principal: "*",
            Action: "execute-api:Invoke",
            Resource: "execute-api:/*",
            Condition: { NotIpAddress: { "aws:SourceIp": ["198.51.100.0/24"] } },
          },
        ],
      });
    }),
  url: restUrl(id),
  symptom: {
    at: "api",
    status: 403,
    errorType: "AccessDeniedException",
    body: `{"Message":"User: anonymous is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:eu-west-1:********3333:${api}/prod/GET/orders with an explicit deny"}`,
  },
  clue: { status: 403, paste: ["request", "response"] },
  answer: "ruled-out",
  causes: { server: [], withPaste: ["resource-policy-denies"] },
};
