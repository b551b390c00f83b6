import type { Scenario } from "../sandbox/world";
import { oidcWorld } from "./build-oidc";

const id = "extra-parameter-prompt-none";

export const scenario: Scenario = {
  id,
  title: "The rule adds prompt=none to the sign-in request",
  story:
    "Somebody wanted a silent sign-in and added prompt=none to the rule. The provider may then ask nothing, answers login_required, and users see 561.",
  build: () =>
    oidcWorld(id, ({ authenticate }) => {
      authenticate.AuthenticationRequestExtraParams = { prompt: "none" };
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "load-balancer", status: 561, reason: "AuthMissingCodeParam", error: "login_required" },
  clue: { status: 561 },
  answer: "likely",
  causes: { server: ["extra-parameter-harmful"] },
};
