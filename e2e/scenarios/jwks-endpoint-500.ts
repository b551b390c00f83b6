import type { Scenario } from "../sandbox/world";
import { jwtWorld } from "./build-jwt";

const id = "jwks-endpoint-500";

export const scenario: Scenario = {
  id,
  title: "The key set answers 500",
  story:
    "The provider's key set fails behind its cache. The load balancer asks for the keys, gets an error and refuses every call.",
  build: () =>
    jwtWorld(id, ({ provider }) => {
      provider.jwks = { status: 500, body: { error: "server_error" } };
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "load-balancer", status: 562, reason: "JWKSRequestFailed" },
  clue: { status: 562 },
  answer: "likely",
  causes: { server: ["signing-keys-unavailable"] },
};
