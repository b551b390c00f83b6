import type { Scenario } from "../../sandbox/world";
import { REGION } from "../build-ids";
import { apiWorldParts, PRIVATE_DOOR, privateUrl, vpcEndpointOf } from "./build-api-parts";
import { GOOD_TOKEN, tokenWorld } from "./build-rest";

const id = "rest-private-policy-of-another-endpoint";
const api = apiWorldParts(id).apiId;

export const scenario: Scenario = {
  id,
  title: "The policy of a private API names another VPC endpoint",
  story:
    "The VPC endpoint was made anew. The policy still denies whoever comes through another than the old one.",
  build: () =>
    tokenWorld(id, (parts) => {
      const { draft, world, apiId, ids } = parts;
      const endpoint = vpcEndpointOf(ids);
      draft.api.endpointConfiguration = { types: ["PRIVATE"], vpcEndpointIds: [endpoint] };
      draft.api.policy = JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          { Effect: "Allow", Principal: "*", Action: "execute-api:Invoke", Resource: "execute-api:/*" },
          {
            Effect: "Deny",
            Principal: "*",
            Action: "execute-api:Invoke",
            Resource: "execute-api:/*",
            Condition: { StringNotEquals: { "aws:SourceVpce": "vpce-0aaaaaaaaaaaaaaaa" } },
          },
        ],
      });
      world.names[`${apiId}-${endpoint}.execute-api.${REGION}.amazonaws.com`] = structuredClone(PRIVATE_DOOR);
    }),
  url: privateUrl(id),
  call: { headers: { authorization: GOOD_TOKEN } },
  symptom: {
    at: "api",
    status: 403,
    errorType: "AccessDeniedException",
    body: `{"Message":"User: anonymous is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:eu-west-1:********3333:${api}/prod/GET/orders with an explicit deny"}`,
  },
  clue: { status: 403, paste: ["request", "response"] },
  answer: "likely",
  causes: { server: ["resource-policy-denies"], withPaste: ["resource-policy-denies"] },
};
