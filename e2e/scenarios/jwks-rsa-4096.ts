import type { Scenario } from "../sandbox/world";
import { jwtWorld, rsaJwk } from "./build-jwt";

const id = "jwks-rsa-4096";

export const scenario: Scenario = {
  id,
  title: "The key set holds an RSA key of 4096 bits",
  story:
    "Security asked for longer keys, and the provider now signs with 4096 bits. The load balancer takes 2048 bits only.",
  build: () =>
    jwtWorld(id, ({ provider }) => {
      provider.jwks = { body: { keys: [rsaJwk("long", 4096)] } };
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "load-balancer", status: 562, reason: "JWKSResponseInvalid" },
  clue: { status: 562 },
  answer: "found",
  causes: { server: ["jwks-key-unsupported"] },
};
