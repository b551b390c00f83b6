import type { Scenario } from "../../sandbox/world";
import { ORIGIN, PREFLIGHT } from "./build-cors";
import { httpCognitoWorld, httpUrl } from "./build-http";

const id = "healthy-http-cors";

export const scenario: Scenario = {
  id,
  title: "Lets a browser call an HTTP API of another origin",
  story: "Nothing is wrong. API Gateway answers preflights itself.",
  build: () =>
    httpCognitoWorld(id, ({ draft }) => {
      draft.api.CorsConfiguration = {
        AllowOrigins: [ORIGIN],
        AllowMethods: ["GET"],
        AllowHeaders: ["authorization"],
        MaxAge: 300,
      };
    }),
  url: httpUrl(id),
  call: { method: "OPTIONS", headers: PREFLIGHT },
  symptom: { at: "api", status: 204 },
  clue: {},
  answer: "ruled-out",
  causes: { server: [] },
};
