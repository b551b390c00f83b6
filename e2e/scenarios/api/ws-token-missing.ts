import type { Scenario } from "../../sandbox/world";
import { webSocketUrl, webSocketWorld } from "./build-http";

const id = "ws-token-missing";

export const scenario: Scenario = {
  id,
  title: "The handshake carries no token",
  story: "The client opens the WebSocket without the query parameter that the authorizer looks at.",
  build: () => webSocketWorld(id),
  url: webSocketUrl(id, ""),
  symptom: { at: "api", status: 401, errorType: "UnauthorizedException", body: '{"message":"Unauthorized"}' },
  clue: { status: 401, paste: ["request", "response"] },
  answer: "ruled-out",
  causes: { server: [], withPaste: ["identity-source-missing"] },
};
