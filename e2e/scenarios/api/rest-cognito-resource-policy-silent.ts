import type { Scenario } from "../../sandbox/world";
import { apiWorldParts } from "./build-api-parts";
import { cognitoApiWorld, restUrl } from "./build-rest";

const id = "rest-cognito-resource-policy-silent";
const api = apiWorldParts(id).apiId;

export const scenario: Scenario = {
  id,
  title: "The resource policy does not allow what the token does",
  story:
    "A policy was attached that allows one path. With a user pool authorizer a good token alone does not let a caller past it.",
  build: () =>
    cognitoApiWorld(id, ({ draft }) => {
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
  call: { headers: { authorization: "Bearer {token}" }, token: "id" },
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
