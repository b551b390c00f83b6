import type { Scenario } from "../sandbox/world";
import { cognitoWorld } from "./build-cognito";

const id = "allow";

export const scenario: Scenario = {
  id,
  title: "The rule lets anonymous users through",
  story: "Users do sign in where the application asks them to, and whoever does not is let through as well.",
  build: () =>
    cognitoWorld(id, ({ authenticate }) => {
      authenticate.OnUnauthenticatedRequest = "allow";
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "target", status: 200 },
  clue: {},
  answer: "ruled-out",
  causes: { server: [] },
  alsoFails: ["unauthenticated-request-allowed"],
};
