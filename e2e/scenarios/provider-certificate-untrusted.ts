import type { Scenario } from "../sandbox/world";
import { oidcWorld } from "./build-oidc";
import { addTokenHost } from "./build-tenant";

const id = "provider-certificate-untrusted";

export const scenario: Scenario = {
  id,
  title: "The token endpoint's certificate comes from a private authority",
  story:
    "The provider's token endpoint was given a certificate of the company's own authority, which a load balancer does not know.",
  build: () =>
    oidcWorld(id, ({ provider, authenticate, world }) => {
      addTokenHost({ provider, authenticate, world }, { certificate: "untrusted" });
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "load-balancer", status: 500, reason: "AuthTokenEpRequestTimeout" },
  clue: { status: 500 },
  answer: "likely",
  causes: { server: ["endpoint-certificate-untrusted"] },
};
