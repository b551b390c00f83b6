import type { Scenario } from "../../sandbox/world";
import { GOOD_KEY, requestWorld, restUrl } from "./build-rest";

const id = "rest-stage-variable-source-undefined";

export const scenario: Scenario = {
  id,
  title: "An identity source names a stage variable that the stage lacks",
  story: "The tenant was to come from a stage variable. It was defined on the test stage only.",
  build: () =>
    requestWorld(id, ({ authorizer }) => {
      authorizer.identitySource = "method.request.header.x-caller-key, stageVariables.tenant";
    }),
  url: restUrl(id),
  call: { headers: GOOD_KEY },
  symptom: { at: "api", status: 401, errorType: "UnauthorizedException", body: '{"message":"Unauthorized"}' },
  clue: { status: 401, paste: ["request", "response"] },
  answer: "likely",
  causes: { server: ["identity-source-stage-variable-undefined"] },
};
