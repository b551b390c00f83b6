import type { Scenario } from "../../sandbox/world";
import { httpOidcWorld, httpUrl } from "./build-http";

const id = "http-signing-keys-unavailable";

export const scenario: Scenario = {
  id,
  title: "The key set answers 500",
  story:
    "The provider's key set fails behind its cache. API Gateway asks for the keys, gets an error and refuses every call.",
  build: () =>
    httpOidcWorld(id, ({ provider }) => {
      provider.jwks = { status: 500, body: { error: "server_error" } };
    }),
  url: httpUrl(id),
  call: { headers: { authorization: "Bearer {token}" }, token: "client" },
  symptom: {
    at: "api",
    status: 401,
    challenge:
      'Bearer scope="orders.read" error="invalid_token" error_description="JWKS communication error"',
    body: '{"message":"Unauthorized"}',
  },
  clue: { status: 401, paste: ["request", "response"] },
  answer: "likely",
  causes: { server: ["signing-keys-unavailable"] },
};
