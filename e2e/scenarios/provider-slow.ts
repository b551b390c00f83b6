import type { Scenario } from "../sandbox/world";
import { oidcWorld } from "./build-oidc";

const id = "provider-slow";

export const scenario: Scenario = {
  id,
  title: "The token endpoint answers after more than 5 seconds",
  story:
    "The provider's database is overloaded. Its token endpoint answers after eight seconds; the load balancer gives up after five.",
  build: () =>
    oidcWorld(id, ({ provider }) => {
      provider.delay.token = 8_000;
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "load-balancer", status: 500, reason: "AuthTokenEpRequestTimeout" },
  clue: { status: 500 },
  answer: "likely",
  causes: { server: ["endpoint-slow"] },
};
