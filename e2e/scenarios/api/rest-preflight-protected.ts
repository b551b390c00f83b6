import type { Scenario } from "../../sandbox/world";
import { corsOnErrors, PREFLIGHT } from "./build-cors";
import { restUrl, tokenWorld } from "./build-rest";

const id = "rest-preflight-protected";

export const scenario: Scenario = {
  id,
  title: "The preflight meets the authorizer",
  story:
    "One method ANY serves all, with the authorizer on it. Browsers send OPTIONS without a token first, and that is refused.",
  build: () =>
    tokenWorld(id, ({ draft }) => {
      for (const { resourceMethods } of draft.resources) {
        if (!resourceMethods?.GET) continue;
        resourceMethods.ANY = { ...resourceMethods.GET, httpMethod: "ANY" };
        delete resourceMethods.GET;
      }
      draft.gatewayResponses.push(...corsOnErrors());
    }),
  url: restUrl(id),
  call: { method: "OPTIONS", headers: PREFLIGHT },
  symptom: { at: "api", status: 401, errorType: "UnauthorizedException", body: '{"message":"Unauthorized"}' },
  clue: { status: 401, paste: ["request", "response"] },
  answer: "found",
  causes: { server: ["preflight-protected"], withPaste: ["preflight-protected"] },
  alsoFails: ["gateway-response-customised"],
};
