import type { Scenario } from "../../sandbox/world";
import { ORIGIN, PREFLIGHT } from "./build-cors";
import { httpCognitoWorld, httpUrl } from "./build-http";

const id = "http-preflight-protected";

export const scenario: Scenario = {
  id,
  title: "The route $default takes the preflights, and wants a token",
  story:
    "The API has CORS settings, and one route $default with an authorizer. That route takes preflights too, which carry no token.",
  build: () =>
    httpCognitoWorld(id, ({ draft, route }) => {
      route.RouteKey = "$default";
      draft.routes.splice(1);
      draft.api.CorsConfiguration = {
        AllowOrigins: [ORIGIN],
        AllowMethods: ["GET"],
        AllowHeaders: ["authorization"],
      };
    }),
  url: httpUrl(id),
  call: { method: "OPTIONS", headers: PREFLIGHT },
  symptom: { at: "api", status: 401, challenge: "Bearer", body: '{"message":"Unauthorized"}' },
  clue: { status: 401, paste: ["request", "response"] },
  answer: "found",
  causes: { server: ["preflight-protected"], withPaste: ["preflight-protected"] },
};
