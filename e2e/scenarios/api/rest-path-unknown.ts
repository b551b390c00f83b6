import type { Scenario } from "../../sandbox/world";
import { restUrl, tokenWorld } from "./build-rest";

const id = "rest-path-unknown";

export const scenario: Scenario = {
  id,
  title: "A path that the API does not have",
  story:
    "A program calls /order instead of /orders. API Gateway says nothing of a path: it says that a token is missing.",
  build: () => tokenWorld(id),
  url: restUrl(id, "/order"),
  symptom: {
    at: "api",
    status: 403,
    errorType: "MissingAuthenticationTokenException",
    body: '{"message":"Missing Authentication Token"}',
  },
  clue: { status: 403, paste: ["request", "response"] },
  answer: "found",
  causes: { server: ["method-undefined"] },
};
