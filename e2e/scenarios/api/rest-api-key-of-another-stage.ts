import type { Scenario } from "../../sandbox/world";
import { idsOf } from "../build-ids";
import { GOOD_TOKEN, restUrl, tokenWorld } from "./build-rest";

const id = "rest-api-key-of-another-stage";

export const scenario: Scenario = {
  id,
  title: "The API key opens another stage",
  story:
    "The key was handed out with the plan of the test stage. At the stage that is called it opens nothing.",
  build: () =>
    tokenWorld(id, ({ methods, region, apiId, ids }) => {
      for (const method of methods) method.apiKeyRequired = true;
      const planId = ids.text("usage plan", 6);
      region.apigateway.usagePlans.push({
        id: planId,
        name: ids.name,
        apiStages: [{ apiId, stage: "test" }],
      });
      region.apigateway.apiKeys.push({
        id: ids.text("key id", 10),
        name: ids.name,
        value: ids.text("key value", 40),
        enabled: true,
        planIds: [planId],
      });
    }),
  url: restUrl(id),
  call: { headers: { authorization: GOOD_TOKEN, "x-api-key": idsOf(id).text("key value", 40) } },
  symptom: { at: "api", status: 403, errorType: "ForbiddenException", body: '{"message":"Forbidden"}' },
  clue: { status: 403, paste: ["request", "response"] },
  answer: "likely",
  causes: { server: ["api-key-required"], withPaste: ["api-key-required"] },
};
