import type { Scenario } from "../../sandbox/world";
import { httpOidcWorld, httpUrl } from "./build-http";

const id = "http-discovery-missing";

export const scenario: Scenario = {
  id,
  title: "The issuer has no discovery document",
  story:
    "The issuer was given with the path of a tenant that the provider does not have. Nothing answers at its discovery address.",
  build: () =>
    httpOidcWorld(id, ({ authorizer }) => {
      if (authorizer.JwtConfiguration) authorizer.JwtConfiguration.Issuer += "/tenant-b";
    }),
  url: httpUrl(id),
  call: { headers: { authorization: "Bearer {token}" }, token: "client" },
  symptom: {
    at: "api",
    status: 401,
    challenge:
      'Bearer scope="orders.read" error="invalid_token" error_description="OIDC discovery endpoint communication error"',
    body: '{"message":"Unauthorized"}',
  },
  clue: { status: 401, paste: ["request", "response"] },
  answer: "likely",
  causes: { server: ["discovery-unreachable"], withPaste: ["issuer-mismatch"] },
};
