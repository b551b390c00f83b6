import type { Scenario } from "../sandbox/world";
import { cognitoWorld } from "./build-cognito";

const id = "custom-scope-deleted";

export const scenario: Scenario = {
  id,
  title: "A custom scope was deleted from its resource server",
  story:
    "The scope orders/write was taken off the resource server in a clean-up. Rule and app client still name it.",
  build: () =>
    cognitoWorld(id, ({ authenticate, client, pool, region }) => {
      authenticate.Scope = "openid orders/write";
      client.AllowedOAuthScopes?.push("orders/write");
      region.cognito.resourceServers.push({
        UserPoolId: pool.Id,
        Identifier: "orders",
        Name: "Orders",
        Scopes: [{ ScopeName: "read", ScopeDescription: "Read orders" }],
      });
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "load-balancer", status: 561, reason: "AuthMissingCodeParam", error: "invalid_scope" },
  clue: { status: 561 },
  answer: "found",
  causes: { server: ["scope-undefined"] },
};
