import type { Scenario } from "../sandbox/world";
import { jwtWorld } from "./build-jwt";

const id = "jwks-not-json";

export const scenario: Scenario = {
  id,
  title: "The key set is an HTML page",
  story:
    "The provider moved, and its old key set address answers with a friendly page. The load balancer reads no keys in it.",
  build: () =>
    jwtWorld(id, ({ provider }) => {
      provider.jwks = { body: "<!doctype html><title>We have moved</title>" };
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "load-balancer", status: 562, reason: "JWKSResponseInvalid" },
  clue: { status: 562 },
  answer: "likely",
  causes: { server: ["signing-keys-unavailable"] },
};
