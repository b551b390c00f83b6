import type { Scenario } from "../../sandbox/world";
import { GOOD_KEY, requestWorld, restUrl } from "./build-rest";

const id = "rest-query-source-missing";

export const scenario: Scenario = {
  id,
  title: "The query parameter that is an identity source is missing",
  story: "The header is there, the tenant in the query is not. With results kept, both are wanted.",
  build: () => requestWorld(id),
  url: restUrl(id),
  call: { headers: GOOD_KEY },
  symptom: { at: "api", status: 401, errorType: "UnauthorizedException", body: '{"message":"Unauthorized"}' },
  clue: { status: 401, paste: ["request", "response"] },
  answer: "ruled-out",
  causes: { server: [], withPaste: ["identity-source-missing"] },
};
