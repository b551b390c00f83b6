import type { Scenario } from "../../sandbox/world";
import { GOOD_TOKEN, restUrl, tokenWorld } from "./build-rest";

const id = "rest-access-log-off";

export const scenario: Scenario = {
  id,
  title: "The stage keeps no access log",
  story: "Calls pass. Should one be refused, nothing will say why.",
  build: () =>
    tokenWorld(id, undefined, ({ stage }) => {
      delete stage.accessLogSettings;
    }),
  url: restUrl(id),
  call: { headers: { authorization: GOOD_TOKEN } },
  symptom: { at: "target", status: 200 },
  clue: {},
  answer: "ruled-out",
  causes: { server: [] },
  alsoFails: ["access-log-blind"],
};
