import type { Scenario } from "../../sandbox/world";
import { GOOD_TOKEN, restUrl, tokenWorld } from "./build-rest";

const id = "healthy-rest-token";

export const scenario: Scenario = {
  id,
  title: "Lets a caller in whose token the function knows",
  story: "Nothing is wrong. A function looks at the Authorization header of each call and lets it through.",
  build: () => tokenWorld(id),
  url: restUrl(id),
  call: { headers: { authorization: GOOD_TOKEN } },
  symptom: { at: "target", status: 200 },
  clue: {},
  answer: "ruled-out",
  causes: { server: [] },
};
