import type { Scenario } from "../../sandbox/world";
import { cognitoApiWorld, restUrl } from "./build-rest";

const id = "healthy-rest-resource-policy";

export const scenario: Scenario = {
  id,
  title: "A resource policy that lets the caller pass",
  story: "Nothing is wrong. The policy lets everybody in but one network.",
  build: () =>
    cognitoApiWorld(id, ({ draft }) => {
      draft.api.policy = JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          { Effect: "Allow", Principal: "*", Action: "execute-api:Invoke", Resource: "execute-api:/*" },
          {
            Effect: "Deny",
            Principal: "*",
            Action: "execute-api:Invoke",
            Resource: "execute-api:/*",
            Condition: { IpAddress: { "aws:SourceIp": ["198.51.100.0/24"] } },
          },
        ],
      });
    }),
  url: restUrl(id),
  call: { headers: { authorization: "Bearer {token}" }, token: "id" },
  symptom: { at: "target", status: 200 },
  clue: {},
  answer: "ruled-out",
  causes: { server: [] },
};
