import type { Scenario } from "../../sandbox/world";
import { restUrl, scopedApiWorld } from "./build-rest";

const id = "rest-id-token-with-scopes";

export const scenario: Scenario = {
  id,
  title: "An ID token where the method asks for a scope",
  story:
    "The methods were given a scope. The program goes on sending its users' ID tokens, which carry none, and meets 401.",
  build: () => scopedApiWorld(id),
  url: restUrl(id),
  call: { headers: { authorization: "Bearer {token}" }, token: "id" },
  symptom: { at: "api", status: 401, errorType: "UnauthorizedException", body: '{"message":"Unauthorized"}' },
  clue: { status: 401, paste: ["request", "response"] },
  answer: "ruled-out",
  causes: { server: [], withPaste: ["access-token-expected"] },
};
