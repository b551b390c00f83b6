import type { Scenario } from "../../sandbox/world";
import { webSocketUrl, webSocketWorld } from "./build-http";

const id = "healthy-ws-lambda";

export const scenario: Scenario = {
  id,
  title: "Lets a client open a WebSocket",
  story: "Nothing is wrong. The handshake carries a token in its query, and the function knows it.",
  build: () => webSocketWorld(id),
  url: webSocketUrl(id, "?token=let-me-in"),
  symptom: { at: "target", status: 101 },
  clue: {},
  answer: "ruled-out",
  causes: { server: [] },
};
