import type { Scenario } from "../sandbox/world";
import { oidcWorld } from "./build-oidc";
import { addTokenHost } from "./build-tenant";

const id = "provider-certificate-expired";

export const scenario: Scenario = {
  id,
  title: "The token endpoint's certificate has expired",
  story:
    "The certificate of the provider's token endpoint ran out at midnight. Its sign-in page is on another name and looks well.",
  build: () =>
    oidcWorld(id, ({ provider, authenticate, world }) => {
      addTokenHost({ provider, authenticate, world }, { certificate: "expired" });
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "load-balancer", status: 500, reason: "AuthTokenEpRequestTimeout" },
  clue: { status: 500 },
  answer: "found",
  causes: { server: ["endpoint-certificate-untrusted"] },
};
