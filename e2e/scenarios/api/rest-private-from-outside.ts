import type { Scenario } from "../../sandbox/world";
import { GOOD_TOKEN, restUrl, tokenWorld } from "./build-rest";

const id = "rest-private-from-outside";

export const scenario: Scenario = {
  id,
  title: "A private API is called from outside",
  story: "The API was made private. A program that is in no VPC goes on calling it by its public name.",
  build: () =>
    tokenWorld(id, ({ draft }) => {
      draft.api.endpointConfiguration = { types: ["PRIVATE"], vpcEndpointIds: [`vpce-0${"a1".repeat(8)}`] };
      draft.api.policy = JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          { Effect: "Allow", Principal: "*", Action: "execute-api:Invoke", Resource: "execute-api:/*" },
        ],
      });
    }),
  url: restUrl(id),
  call: { headers: { authorization: GOOD_TOKEN } },
  symptom: { at: "api", status: 403, errorType: "ForbiddenException", body: '{"message":"Forbidden"}' },
  clue: { status: 403, paste: ["request", "response"] },
  answer: "likely",
  causes: { server: ["private-endpoint-unreachable"] },
};
