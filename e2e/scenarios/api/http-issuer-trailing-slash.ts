import type { Scenario } from "../../sandbox/world";
import { httpOidcWorld, httpUrl } from "./build-http";

const id = "http-issuer-trailing-slash";

export const scenario: Scenario = {
  id,
  title: "The issuer has a trailing slash too many",
  story:
    "The issuer was pasted from a browser's address bar, with a slash at its end. Tokens name it without.",
  build: () =>
    httpOidcWorld(id, ({ authorizer }) => {
      if (authorizer.JwtConfiguration) authorizer.JwtConfiguration.Issuer += "/";
    }),
  url: httpUrl(id),
  call: { headers: { authorization: "Bearer {token}" }, token: "client" },
  symptom: {
    at: "api",
    status: 401,
    challenge: 'Bearer scope="orders.read" error="invalid_token" error_description="issuer does not match"',
    body: '{"message":"Unauthorized"}',
  },
  clue: { status: 401, paste: ["request", "response"] },
  answer: "likely",
  causes: { server: ["issuer-mismatch"] },
};
