import type { Scenario } from "../sandbox/world";
import { cognitoWorld } from "./build-cognito";

const id = "no-openid";

export const scenario: Scenario = {
  id,
  title: "The rule does not ask for openid",
  story:
    "The rule's scopes were written by hand as email and profile. Without openid no ID token comes back, and the callback ends in 401.",
  build: () =>
    cognitoWorld(id, ({ authenticate }) => {
      authenticate.Scope = "email profile";
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "load-balancer", status: 401, reason: "AuthInvalidTokenResponse" },
  clue: { status: 401 },
  answer: "found",
  causes: { server: ["openid-scope-absent"] },
};
