import type { Scenario } from "../../sandbox/world";
import { httpOidcWorld, httpUrl } from "./build-http";

const id = "http-signing-keys-elliptic";

export const scenario: Scenario = {
  id,
  title: "The issuer signs with elliptic curves",
  story: "The provider went over to ES256. API Gateway takes RSA alone.",
  build: () =>
    httpOidcWorld(id, ({ provider }) => {
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
  url: httpUrl(id),
  call: { headers: { authorization: "Bearer {token}" }, token: "client" },
  symptom: {
    at: "api",
    status: 401,
    challenge:
      'Bearer scope="orders.read" error="invalid_token" error_description="the token signature is invalid"',
    body: '{"message":"Unauthorized"}',
  },
  clue: { status: 401, paste: ["request", "response"] },
  answer: "found",
  causes: { server: ["signing-algorithm-unsupported"] },
};
