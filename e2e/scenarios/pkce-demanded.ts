import type { Scenario } from "../sandbox/world";
import { oidcWorld } from "./build-oidc";

const id = "pkce-demanded";

export const scenario: Scenario = {
  id,
  title: "The provider insists on PKCE",
  story:
    "The provider was hardened: every client must send a code challenge now. The load balancer does not, users come back with invalid_request and see 561.",
  build: () =>
    oidcWorld(id, ({ provider }) => {
      provider.pkceRequired = true;
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "load-balancer", status: 561, reason: "AuthMissingCodeParam", error: "invalid_request" },
  clue: { status: 561 },
  answer: "likely",
  causes: { server: ["pkce-required"] },
};
