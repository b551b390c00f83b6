import type { Scenario } from "../../sandbox/world";
import { restUrl, scopedApiWorld } from "./build-rest";

const id = "rest-scope-unissuable";

export const scenario: Scenario = {
  id,
  title: "No client can get the scope that the method wants",
  story: "The methods ask for `orders/write`. The resource server has never had such a scope.",
  build: () =>
    scopedApiWorld(id, ({ methods }) => {
      for (const method of methods) method.authorizationScopes = ["orders/write"];
    }),
  url: restUrl(id),
  call: { headers: { authorization: "Bearer {token}" }, token: "client" },
  symptom: { at: "api", status: 401, errorType: "UnauthorizedException", body: '{"message":"Unauthorized"}' },
  clue: { status: 401, paste: ["request", "response"] },
  answer: "found",
  causes: { server: ["scope-unissuable"] },
};
