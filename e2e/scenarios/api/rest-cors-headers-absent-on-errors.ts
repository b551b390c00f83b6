import type { Scenario } from "../../sandbox/world";
import { ORIGIN, preflightMethod } from "./build-cors";
import { restUrl, tokenWorld } from "./build-rest";

const id = "rest-cors-headers-absent-on-errors";

export const scenario: Scenario = {
  id,
  title: "The browser says CORS where the answer is 401",
  story:
    "Preflights pass. Then the token has expired, the 401 carries no CORS header, and the browser shows a CORS error.",
  build: () =>
    tokenWorld(id, ({ draft }) => {
      for (const { resourceMethods } of draft.resources) {
        if (resourceMethods) resourceMethods.OPTIONS = preflightMethod();
      }
    }),
  url: restUrl(id),
  call: { headers: { origin: ORIGIN } },
  symptom: { at: "api", status: 401, errorType: "UnauthorizedException", body: '{"message":"Unauthorized"}' },
  clue: { status: 401, paste: ["request", "response"] },
  answer: "likely",
  causes: {
    server: ["cors-headers-absent-on-errors"],
    withPaste: ["identity-source-missing", "cors-headers-absent-on-errors"],
  },
};
