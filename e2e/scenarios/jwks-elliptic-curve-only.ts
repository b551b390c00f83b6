import type { Scenario } from "../sandbox/world";
import { jwtWorld } from "./build-jwt";

const id = "jwks-elliptic-curve-only";

export const scenario: Scenario = {
  id,
  title: "The key set holds elliptic curves only",
  story:
    "The provider went over to ES256. The load balancer knows RSA keys of 2048 bits alone and finds none.",
  build: () =>
    jwtWorld(id, ({ provider }) => {
      // The example key of RFC 7517, appendix A.1.
      const key = {
        kty: "EC",
        crv: "P-256",
        x: "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
        y: "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM",
        kid: "curve",
        use: "sig",
        alg: "ES256",
      };
      provider.jwks = { body: { keys: [key] } };
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "load-balancer", status: 562, reason: "JWKSResponseInvalid" },
  clue: { status: 562 },
  answer: "found",
  causes: { server: ["jwks-key-unsupported"] },
};
