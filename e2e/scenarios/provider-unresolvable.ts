import type { Scenario } from "../sandbox/world";
import { oidcWorld } from "./build-oidc";
import { addTokenHost } from "./build-tenant";

const id = "provider-unresolvable";

export const scenario: Scenario = {
  id,
  title: "The token endpoint's name is not in DNS",
  story:
    "The provider's token endpoint moved to a name that only the office network resolves. The load balancer asks public DNS and finds nothing.",
  build: () =>
    oidcWorld(id, ({ provider, authenticate, world }) => {
      addTokenHost({ provider, authenticate, world }, { a: [] });
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "load-balancer", status: 500, reason: "AuthTokenEpRequestTimeout" },
  clue: { status: 500 },
  answer: "likely",
  causes: { server: ["endpoint-unresolvable"] },
};
