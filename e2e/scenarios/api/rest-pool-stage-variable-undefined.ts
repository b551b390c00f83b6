import type { Scenario } from "../../sandbox/world";
import { stageVariable } from "./build-api-parts";
import { cognitoApiWorld, restUrl } from "./build-rest";

const id = "rest-pool-stage-variable-undefined";

export const scenario: Scenario = {
  id,
  title: "The pool is named by a stage variable that the stage lacks",
  story: "Each stage was to have its own pool. This one never got the variable.",
  build: () =>
    cognitoApiWorld(id, ({ authorizer, pool }) => {
      authorizer.providerARNs = [(pool.Arn ?? "").replace(pool.Id, stageVariable("pool"))];
    }),
  url: restUrl(id),
  call: { headers: { authorization: "Bearer {token}" }, token: "id" },
  symptom: { at: "api", status: 401, errorType: "UnauthorizedException", body: '{"message":"Unauthorized"}' },
  clue: { status: 401, paste: ["request", "response"] },
  answer: "found",
  causes: { server: ["provider-stage-variable-undefined"] },
};
