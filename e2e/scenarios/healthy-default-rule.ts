import type { Scenario } from "../sandbox/world";
import { cognitoWorld } from "./build-cognito";
import { moveToDefaultRule } from "./build-listener";

const id = "healthy-default-rule";

export const scenario: Scenario = {
  id,
  title: "The default rule signs users in",
  story: "Nothing is wrong. The listener has one rule only, the default one, and it signs everybody in.",
  build: () =>
    cognitoWorld(id, (parts) => {
      moveToDefaultRule(parts);
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "target", status: 200 },
  clue: {},
  answer: "ruled-out",
  causes: { server: [] },
};
