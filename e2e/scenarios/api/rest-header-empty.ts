import type { Scenario } from "../../sandbox/world";
import { restUrl, tokenWorld } from "./build-rest";

const id = "rest-header-empty";

export const scenario: Scenario = {
  id,
  title: "The Authorization header is empty",
  story: "A variable was not set when the program was started: it sends the header without a value.",
  build: () => tokenWorld(id),
  url: restUrl(id),
  call: { headers: { authorization: "" } },
  symptom: { at: "api", status: 401, errorType: "UnauthorizedException", body: '{"message":"Unauthorized"}' },
  clue: { status: 401, paste: ["request", "response"] },
  answer: "ruled-out",
  causes: { server: [], withPaste: ["identity-source-missing"] },
};
