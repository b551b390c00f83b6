import type { Scenario } from "../sandbox/world";
import { oidcWorld } from "./build-oidc";
import { addTokenHost } from "./build-tenant";

const id = "provider-certificate-wrong-name";

export const scenario: Scenario = {
  id,
  title: "The token endpoint presents a certificate for another name",
  story:
    "The provider moved its token endpoint behind a new proxy, which presents a certificate for another name.",
  build: () =>
    oidcWorld(id, ({ provider, authenticate, world }) => {
      addTokenHost({ provider, authenticate, world }, { certificate: "wrong-name" });
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "load-balancer", status: 500, reason: "AuthTokenEpRequestTimeout" },
  clue: { status: 500 },
  answer: "found",
  causes: { server: ["endpoint-certificate-untrusted"] },
};
