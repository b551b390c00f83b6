import type { Scenario } from "../../sandbox/world";
import { httpCognitoWorld, httpUrl } from "./build-http";

const id = "http-route-authorizer-missing";

export const scenario: Scenario = {
  id,
  title: "The authorizer of the route is gone",
  story: "The authorizer was deleted and made anew under another id. One route still names the old one.",
  build: () =>
    httpCognitoWorld(id, ({ authorizer, ids }) => {
      authorizer.AuthorizerId = ids.text("new authorizer", 6);
    }),
  url: httpUrl(id),
  call: { headers: { authorization: "Bearer {token}" }, token: "access" },
  symptom: { at: "api", status: 500, body: '{"message":"Internal Server Error"}' },
  clue: { status: 500, paste: ["request", "response"] },
  answer: "found",
  causes: { server: ["route-authorizer-missing"] },
};
