import type { Scenario } from "../../sandbox/world";
import { httpOidcWorld, httpUrl } from "./build-http";

const id = "http-scope-missing";

export const scenario: Scenario = {
  id,
  title: "The token lacks the scope of the route",
  story: "The routes were given a second scope that this program was never allowed.",
  build: () =>
    httpOidcWorld(id, ({ routes }) => {
      for (const route of routes) route.AuthorizationScopes = ["orders.approve"];
    }),
  url: httpUrl(id),
  call: { headers: { authorization: "Bearer {token}" }, token: "client" },
  symptom: {
    at: "api",
    status: 403,
    challenge:
      'Bearer scope="orders.approve" error="insufficient_scope" error_description="expected scopes: [orders.approve]"',
    body: '{"message":"Forbidden"}',
  },
  clue: { status: 403, paste: ["request", "response"] },
  answer: "ruled-out",
  causes: { server: [], withPaste: [] },
};
