import type { Scenario } from "../../sandbox/world";
import { restUrl, scopedApiWorld } from "./build-rest";

const id = "rest-scope-deleted-from-resource-server";

export const scenario: Scenario = {
  id,
  title: "The scope that the method wants was deleted",
  story:
    "The scope `orders/read` was taken out of the resource server. The client still lists it, and its tokens come without it.",
  build: () =>
    scopedApiWorld(id, ({ resourceServer }) => {
      resourceServer.Scopes = [{ ScopeName: "list", ScopeDescription: "List orders" }];
    }),
  url: restUrl(id),
  call: { headers: { authorization: "Bearer {token}" }, token: "client" },
  symptom: { at: "api", status: 401, errorType: "UnauthorizedException", body: '{"message":"Unauthorized"}' },
  clue: { status: 401, paste: ["request", "response"] },
  answer: "found",
  causes: { server: ["scope-unissuable"] },
};
