import type { Scenario } from "../../sandbox/world";
import { GOOD_TOKEN, restUrl, tokenWorld } from "./build-rest";

const id = "healthy-api-canary";

export const scenario: Scenario = {
  id,
  title: "A canary without a deployment of its own",
  story:
    "Nothing is wrong. A canary was opened for the next release, and so far it has the deployment and the variables of its stage.",
  build: () =>
    tokenWorld(id, undefined, ({ stage }) => {
      stage.canarySettings = {
        percentTraffic: 10,
        deploymentId: stage.deploymentId,
        stageVariableOverrides: {},
        useStageCache: false,
      };
    }),
  url: restUrl(id),
  call: { headers: { authorization: GOOD_TOKEN } },
  symptom: { at: "target", status: 200 },
  clue: {},
  answer: "ruled-out",
  causes: { server: [] },
};
