import type { Scenario } from "../../sandbox/world";
import { corsOnErrors, PREFLIGHT, preflightMethod } from "./build-cors";
import { restUrl, tokenWorld } from "./build-rest";

const id = "healthy-api-cors";

export const scenario: Scenario = {
  id,
  title: "Lets a browser call a REST API of another origin",
  story: "Nothing is wrong. Preflights are answered without a token, and errors carry CORS headers too.",
  build: () =>
    tokenWorld(id, ({ draft }) => {
      for (const { resourceMethods } of draft.resources) {
        if (resourceMethods) resourceMethods.OPTIONS = preflightMethod();
      }
      draft.gatewayResponses.push(...corsOnErrors());
    }),
  url: restUrl(id),
  call: { method: "OPTIONS", headers: PREFLIGHT },
  symptom: { at: "api", status: 200 },
  clue: {},
  answer: "ruled-out",
  causes: { server: [] },
  alsoFails: ["gateway-response-customised"],
};
