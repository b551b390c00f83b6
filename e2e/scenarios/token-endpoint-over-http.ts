import type { Scenario } from "../sandbox/world";
import { oidcWorld } from "./build-oidc";

const id = "token-endpoint-over-http";

export const scenario: Scenario = {
  id,
  title: "The token endpoint is an http URL",
  story:
    "The token endpoint was typed as http. A load balancer speaks https only to a provider, and the callback ends in 500.",
  build: () =>
    oidcWorld(id, ({ authenticate }) => {
      authenticate.TokenEndpoint = authenticate.TokenEndpoint?.replace("https:", "http:");
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "load-balancer", status: 500, reason: "AuthTokenEpRequestTimeout" },
  clue: { status: 500 },
  answer: "found",
  causes: { server: ["endpoint-not-https"] },
};
