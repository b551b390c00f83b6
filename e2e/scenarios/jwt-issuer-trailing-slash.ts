import type { Scenario } from "../sandbox/world";
import { jwtWorld } from "./build-jwt";

const id = "jwt-issuer-trailing-slash";

export const scenario: Scenario = {
  id,
  title: "The issuer for tokens has a trailing slash too many",
  story:
    "The issuer was pasted from a browser's address bar, with a slash at its end. Tokens name it without, and the load balancer refuses them all.",
  build: () =>
    jwtWorld(id, ({ validation }) => {
      validation.Issuer += "/";
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "load-balancer", status: 401, reason: "JWTClaimValueInvalid" },
  clue: { status: 401 },
  answer: "likely",
  causes: { server: ["issuer-mismatch"] },
};
