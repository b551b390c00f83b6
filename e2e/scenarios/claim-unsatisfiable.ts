import type { Scenario } from "../sandbox/world";
import { jwtWorld } from "./build-jwt";

const id = "claim-unsatisfiable";

export const scenario: Scenario = {
  id,
  title: "Two scopes are asked for as one value",
  story:
    "The rule was to want two scopes, and both were typed into one value of a list that is separated by spaces. No token has such a word.",
  build: () =>
    jwtWorld(id, ({ validation }) => {
      validation.AdditionalClaims?.push({
        Name: "scope",
        Format: "space-separated-values",
        Values: ["orders.read orders.write"],
      });
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "load-balancer", status: 401, reason: "JWTClaimValueInvalid" },
  clue: { status: 401 },
  answer: "found",
  causes: { server: ["claim-unsatisfiable"] },
};
