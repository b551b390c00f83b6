import type { Scenario } from "../sandbox/world";
import { cognitoWorld } from "./build-cognito";

const id = "scope-not-allowed";

export const scenario: Scenario = {
  id,
  title: "The rule asks for a scope that the app client does not allow",
  story: "The application wanted phone numbers, so the scope phone was added to the rule, and nowhere else.",
  build: () =>
    cognitoWorld(id, ({ authenticate }) => {
      authenticate.Scope = "openid email phone";
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "load-balancer", status: 561, reason: "AuthMissingCodeParam", error: "invalid_scope" },
  clue: { status: 561 },
  answer: "found",
  causes: { server: ["scope-not-allowed"] },
};
