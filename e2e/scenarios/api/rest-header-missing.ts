import type { Scenario } from "../../sandbox/world";
import { restUrl, tokenWorld } from "./build-rest";

const id = "rest-header-missing";

export const scenario: Scenario = {
  id,
  title: "The caller sends no Authorization header",
  story:
    "A program lost its header in a refactoring. API Gateway answers 401, never calls the function and writes no log.",
  build: () => tokenWorld(id),
  url: restUrl(id),
  symptom: { at: "api", status: 401, errorType: "UnauthorizedException", body: '{"message":"Unauthorized"}' },
  clue: { status: 401, paste: ["request", "response"] },
  answer: "ruled-out",
  causes: { server: [], withPaste: ["identity-source-missing"] },
};
