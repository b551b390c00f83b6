import type { Scenario } from "../../sandbox/world";
import { addResource, restUrl, tokenWorld } from "./build-rest";

const id = "rest-greedy-path-shadowed";

export const scenario: Scenario = {
  id,
  title: "A literal path takes a subtree from {proxy+}",
  story:
    "All paths went to one function by {proxy+}. Then /orders was added beside it: whatever lies below /orders and has no resource of its own is not found any more.",
  build: () =>
    tokenWorld(id, (parts) => {
      addResource(parts, "/{proxy+}", { ANY: { ...parts.method, httpMethod: "ANY" } });
    }),
  url: restUrl(id, "/orders/17/lines"),
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
