import type { Scenario } from "../sandbox/world";
import { cognitoWorld } from "./build-cognito";

const id = "updated-issuer";

export const scenario: Scenario = {
  id,
  title: "The pool issues tokens under the UPDATED issuer",
  story:
    "The user pool was switched to the UPDATED issuer for another application. The load balancer expects the original one and refuses every ID token with 401.",
  build: () =>
    cognitoWorld(id, ({ pool }) => {
      pool.IssuerConfiguration = { Type: "UPDATED" };
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "load-balancer", status: 401, reason: "AuthInvalidIdToken" },
  clue: { status: 401 },
  answer: "found",
  causes: { server: ["user-pool-issuer-incompatible"] },
};
