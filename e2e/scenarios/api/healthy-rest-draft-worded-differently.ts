import type { Scenario } from "../../sandbox/world";
import { restUrl, scopedApiWorld } from "./build-rest";

const id = "healthy-rest-draft-worded-differently";

export const scenario: Scenario = {
  id,
  title: "The draft says the same as the stage in other words",
  story:
    "Nothing is wrong. The draft names the scopes in another order and the header in another case, and leaves the default time to live out.",
  build: () =>
    scopedApiWorld(
      id,
      ({ methods }) => {
        for (const method of methods) method.authorizationScopes = ["orders/read", "openid"];
      },
      ({ methods, authorizer }) => {
        for (const method of methods) method.authorizationScopes?.reverse();
        authorizer.identitySource = "method.request.header.authorization";
        delete authorizer.authorizerResultTtlInSeconds;
      },
    ),
  url: restUrl(id),
  call: { headers: { authorization: "Bearer {token}" }, token: "client" },
  symptom: { at: "target", status: 200 },
  clue: {},
  answer: "ruled-out",
  causes: { server: [] },
};
