import type { Scenario } from "../../sandbox/world";
import { restUrl, scopedApiWorld } from "./build-rest";

const id = "rest-token-request-without-secret";

export const scenario: Scenario = {
  id,
  title: "A program asks for its token without its secret",
  story:
    "The secret was to come from a variable that nobody set. The app client has one, so the token endpoint answers invalid_client.",
  build: () => scopedApiWorld(id),
  url: restUrl(id),
  call: {
    tokenRequest: {
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: "grant_type=client_credentials&client_id={client}&scope=orders%2Fread",
    },
  },
  symptom: { at: "provider", status: 400, error: "invalid_client" },
  clue: { paste: ["request", "response"] },
  answer: "ruled-out",
  causes: { server: [], withPaste: ["oauth-request-mismatch"] },
};
