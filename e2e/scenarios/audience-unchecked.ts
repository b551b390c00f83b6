import type { Scenario } from "../sandbox/world";
import { jwtWorld } from "./build-jwt";

const id = "audience-unchecked";

export const scenario: Scenario = {
  id,
  title: "Takes every token of its issuer",
  story:
    "The rule checks issuer and signature, and nothing else. Calls succeed, and so would those of a program that has a token for another API of the same provider.",
  build: () =>
    jwtWorld(id, ({ validation }) => {
      validation.AdditionalClaims = [];
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "target", status: 200 },
  clue: {},
  answer: "ruled-out",
  causes: { server: [] },
  alsoFails: ["audience-unchecked"],
};
