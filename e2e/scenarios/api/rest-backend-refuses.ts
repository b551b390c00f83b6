import type { Scenario } from "../../sandbox/world";
import { addBackend, invocationUri } from "./build-api-parts";
import { GOOD_TOKEN, restUrl, tokenWorld } from "./build-rest";

const id = "rest-backend-refuses";

export const scenario: Scenario = {
  id,
  title: "The backend answers 401 itself",
  story:
    "API Gateway lets the call through, and the application behind it says 401. Nothing in the API is wrong.",
  build: () =>
    tokenWorld(id, (parts) => {
      const backend = addBackend(parts, () => ({
        statusCode: 401,
        headers: { "content-type": "application/json", "www-authenticate": "Bearer" },
        body: JSON.stringify({ error: "unknown account" }),
      }));
      const { methodIntegration } = parts.method;
      if (methodIntegration) methodIntegration.uri = invocationUri(backend);
    }),
  url: restUrl(id),
  call: { headers: { authorization: GOOD_TOKEN } },
  symptom: { at: "target", status: 401 },
  clue: { status: 401, paste: ["request", "response"] },
  answer: "ruled-out",
  causes: { server: [], withPaste: [] },
};
