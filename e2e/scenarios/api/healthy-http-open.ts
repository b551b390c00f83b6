import type { Scenario } from "../../sandbox/world";
import { httpUrl, plainHttpWorld } from "./build-http";

const id = "healthy-http-open";

export const scenario: Scenario = {
  id,
  title: "Lets everybody into an HTTP API",
  story: "Nothing is wrong. The API is public: no route asks who calls.",
  build: () => plainHttpWorld(id, "NONE"),
  url: httpUrl(id),
  symptom: { at: "target", status: 200 },
  clue: {},
  answer: "ruled-out",
  causes: { server: [] },
};
