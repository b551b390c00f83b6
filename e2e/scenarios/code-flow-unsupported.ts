import type { Scenario } from "../sandbox/world";
import { oidcWorld } from "./build-oidc";

const id = "code-flow-unsupported";

export const scenario: Scenario = {
  id,
  title: "The provider does not offer the code flow",
  story:
    "The provider was set to the implicit flow only. The load balancer asks for a code, is sent back with unsupported_response_type, and answers 561.",
  build: () =>
    oidcWorld(id, ({ provider }) => {
      provider.discovery = { response_types_supported: ["id_token"] };
    }),
  url: `https://${id}.example.com/`,
  symptom: {
    at: "load-balancer",
    status: 561,
    reason: "AuthMissingCodeParam",
    error: "unsupported_response_type",
  },
  clue: { status: 561 },
  answer: "found",
  causes: { server: ["code-response-unsupported"] },
};
