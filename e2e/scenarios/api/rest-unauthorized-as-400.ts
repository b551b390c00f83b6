import type { Scenario } from "../../sandbox/world";
import { restUrl, tokenWorld } from "./build-rest";

const id = "rest-unauthorized-as-400";

export const scenario: Scenario = {
  id,
  title: "A refused token is delivered as 400",
  story:
    "Somebody customised the gateway response for all errors of the client. A call without a token meets 400, and nobody thinks of the authorizer.",
  build: () =>
    tokenWorld(id, ({ draft }) => {
      draft.gatewayResponses.push({
        responseType: "DEFAULT_4XX",
        defaultResponse: false,
        statusCode: "400",
        responseParameters: {},
        responseTemplates: { "application/json": '{"error":$context.error.messageString}' },
      });
    }),
  url: restUrl(id),
  symptom: { at: "api", status: 400, errorType: "UnauthorizedException", body: '{"error":"Unauthorized"}' },
  clue: { status: 400, paste: ["request", "response"] },
  answer: "ruled-out",
  causes: { server: [], withPaste: ["identity-source-missing"] },
  alsoFails: ["gateway-response-customised"],
};
