import type { Scenario } from "../../sandbox/world";
import { httpCognitoWorld, httpUrl } from "./build-http";

const id = "healthy-http-cognito";

export const scenario: Scenario = {
  id,
  title: "Lets the users of a pool call an HTTP API",
  story:
    "Nothing is wrong. The program sends the access token of its users; its `client_id` is among the audiences.",
  build: () => httpCognitoWorld(id),
  url: httpUrl(id),
  call: { headers: { authorization: "Bearer {token}" }, token: "access" },
  symptom: { at: "target", status: 200 },
  clue: {},
  answer: "ruled-out",
  causes: { server: [] },
};
