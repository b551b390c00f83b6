import type { Scenario } from "../../sandbox/world";
import { addResource, methodOf, restUrl, tokenWorld } from "./build-rest";

const id = "rest-login-open";

export const scenario: Scenario = {
  id,
  title: "The sign-in path asks nobody who calls",
  story:
    "Nothing is wrong. One method beside the protected ones is open, since it is where callers get their tokens.",
  build: () =>
    tokenWorld(id, (parts) => {
      addResource(parts, "/login", { POST: methodOf("POST") });
    }),
  url: restUrl(id, "/login"),
  call: { method: "POST" },
  symptom: { at: "target", status: 200 },
  clue: {},
  answer: "ruled-out",
  causes: { server: [] },
  alsoFails: ["method-unprotected"],
};
