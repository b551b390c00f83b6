import type { Scenario } from "../sandbox/world";
import { jwtWorld, rsaJwk } from "./build-jwt";

const id = "jwks-too-many-keys";

export const scenario: Scenario = {
  id,
  title: "The key set has more than ten keys",
  story:
    "The provider rotates its key every week and never takes an old one out. With the eleventh the load balancer refuses every call.",
  build: () =>
    jwtWorld(id, ({ provider }) => {
      const keys = Array.from({ length: 11 }, (_, n) => rsaJwk(`week-${n}`, 2048));
      provider.jwks = { body: { keys } };
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "load-balancer", status: 500, reason: "JWKSResponseSizeExceeded" },
  clue: { status: 500 },
  answer: "found",
  causes: { server: ["jwks-too-large"] },
};
