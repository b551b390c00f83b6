import type { Scenario } from "../sandbox/world";
import { jwtWorld } from "./build-jwt";

const id = "jwks-of-another-tenant";

export const scenario: Scenario = {
  id,
  title: "The key set is that of another tenant",
  story:
    "The rule was copied from the staging tenant and its key set address was left as it was. The keys verify none of production's tokens.",
  build: () =>
    jwtWorld(id, ({ provider, validation, world }) => {
      world.providers.push({ ...structuredClone(provider), path: "/staging", clients: [] });
      validation.JwksEndpoint = `https://${provider.host}/staging/jwks`;
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "load-balancer", status: 401, reason: "JWTSignatureValidationFailed" },
  clue: { status: 401 },
  answer: "likely",
  causes: { server: ["jwks-endpoint-mismatch"] },
};
