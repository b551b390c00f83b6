import type { Scenario } from "../../sandbox/world";
import { httpCognitoWorld, httpUrl } from "./build-http";

const id = "http-scope-unissuable";

export const scenario: Scenario = {
  id,
  title: "No client can get the scope that the route wants",
  story: "The routes ask for `orders/write`. The resource server has never had such a scope.",
  build: () =>
    httpCognitoWorld(id, ({ routes, authorizer, machine }) => {
      authorizer.JwtConfiguration?.Audience?.push(machine.ClientId);
      for (const route of routes) route.AuthorizationScopes = ["orders/write"];
    }),
  url: httpUrl(id),
  call: { headers: { authorization: "Bearer {token}" }, token: "client" },
  symptom: {
    at: "api",
    status: 403,
    challenge:
      'Bearer scope="orders/write" error="insufficient_scope" error_description="expected scopes: [orders/write]"',
    body: '{"message":"Forbidden"}',
  },
  clue: { status: 403, paste: ["request", "response"] },
  answer: "found",
  causes: { server: ["scope-unissuable"] },
};
