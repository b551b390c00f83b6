import type { Scenario } from "../../sandbox/world";
import { REGION } from "../build-ids";
import { PRIVATE_DOOR, privateUrl, vpcEndpointOf } from "./build-api-parts";
import { GOOD_TOKEN, tokenWorld } from "./build-rest";

const id = "healthy-rest-private";

export const scenario: Scenario = {
  id,
  title: "Lets a caller into a private API through its VPC endpoint",
  story:
    "Nothing is wrong. The caller sits in a VPC and calls by the name that API and VPC endpoint make up together.",
  build: () =>
    tokenWorld(id, (parts) => {
      const { draft, world, apiId, ids } = parts;
      const endpoint = vpcEndpointOf(ids);
      draft.api.endpointConfiguration = { types: ["PRIVATE"], vpcEndpointIds: [endpoint] };
      draft.api.policy = JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: "*",
            Action: "execute-api:Invoke",
            Resource: "execute-api:/*",
            Condition: { StringEquals: { "aws:SourceVpce": endpoint } },
          },
        ],
      });
      world.names[`${apiId}-${endpoint}.execute-api.${REGION}.amazonaws.com`] = structuredClone(PRIVATE_DOOR);
    }),
  url: privateUrl(id),
  call: { headers: { authorization: GOOD_TOKEN } },
  symptom: { at: "target", status: 200 },
  clue: {},
  answer: "ruled-out",
  causes: { server: [] },
};
