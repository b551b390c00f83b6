import type { Scenario } from "../../sandbox/world";
import { REGION } from "../build-ids";
import { stageVariable } from "./build-api-parts";
import { cognitoApiWorld, restUrl } from "./build-rest";

const id = "rest-canary-active";

export const scenario: Scenario = {
  id,
  title: "One call in ten goes to a canary with another pool",
  story:
    "A canary got a stage variable of its own, which names the pool of the test environment. Some calls meet 401, most pass.",
  build: () =>
    cognitoApiWorld(
      id,
      ({ authorizer, pool }) => {
        authorizer.providerARNs = [(pool.Arn ?? "").replace(pool.Id, stageVariable("pool"))];
      },
      ({ stage, pool }) => {
        stage.variables = { pool: pool.Id };
        stage.canarySettings = {
          percentTraffic: 10,
          deploymentId: stage.deploymentId,
          stageVariableOverrides: { pool: `${REGION}_TestPool1` },
          useStageCache: false,
        };
      },
    ),
  url: restUrl(id),
  call: { headers: { authorization: "Bearer {token}" }, token: "id" },
  symptom: { at: "api", status: 401, errorType: "UnauthorizedException", body: '{"message":"Unauthorized"}' },
  clue: { status: 401, paste: ["request", "response"] },
  answer: "likely",
  causes: { server: ["canary-active"] },
};
