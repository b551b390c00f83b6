import type { Scenario } from "../../sandbox/world";
import { GOOD_KEY, requestWorld, restUrl } from "./build-rest";

const id = "healthy-rest-request";

export const scenario: Scenario = {
  id,
  title: "Lets a caller in by a header and a query parameter",
  story:
    "Nothing is wrong. A function gets a key in a header and the tenant in the query; both are identity sources, and results are kept for five minutes.",
  build: () => requestWorld(id),
  url: restUrl(id, "/orders?tenant=north"),
  call: { headers: GOOD_KEY },
  symptom: { at: "target", status: 200 },
  clue: {},
  answer: "ruled-out",
  causes: { server: [] },
};
