import type { Scenario } from "../../sandbox/world";
import { plainRestWorld, restUrl } from "./build-rest";

const id = "healthy-rest-open";

export const scenario: Scenario = {
  id,
  title: "Lets everybody in",
  story: "Nothing is wrong. The API is public: no method asks who calls.",
  build: () => plainRestWorld(id, "NONE"),
  url: restUrl(id),
  symptom: { at: "target", status: 200 },
  clue: {},
  answer: "ruled-out",
  causes: { server: [] },
};
