import type { Scenario } from "../sandbox/world";
import { cognitoWorld } from "./build-cognito";

const id = "deny";

export const scenario: Scenario = {
  id,
  title: "The rule denies whoever is not signed in",
  story:
    "The rule is meant for scripts that bring a session along. Somebody opened it in a browser and was refused with 401.",
  build: () =>
    cognitoWorld(id, ({ authenticate }) => {
      authenticate.OnUnauthenticatedRequest = "deny";
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "load-balancer", status: 401 },
  clue: { status: 401 },
  answer: "by-design",
  causes: { server: [] },
  alsoFails: ["unauthenticated-request-denied"],
};
