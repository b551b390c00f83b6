import type { Scenario } from "../../sandbox/world";
import { restUrl, scopedApiWorld } from "./build-rest";

const id = "rest-token-request-as-json";

export const scenario: Scenario = {
  id,
  title: "A program asks for its token in JSON",
  story:
    "A new HTTP library sends every body as JSON. The token endpoint takes forms alone, so it answers 405 before the API is ever called.",
  build: () => scopedApiWorld(id),
  url: restUrl(id),
  call: {
    tokenRequest: {
      headers: { "content-type": "application/json" },
      body: '{"grant_type":"client_credentials","client_id":"{client}","client_secret":"{secret}"}',
    },
  },
  symptom: { at: "provider", status: 405, error: "method_not_allowed" },
  clue: { paste: ["request", "response"] },
  answer: "ruled-out",
  causes: { server: [], withPaste: ["oauth-request-mismatch"] },
};
