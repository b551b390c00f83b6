import type { Scenario } from "../../sandbox/world";
import { GOOD_TOKEN, restUrl, STAGE, tokenWorld } from "./build-rest";

const id = "rest-api-key-missing";

export const scenario: Scenario = {
  id,
  title: "The method wants an API key",
  story: "A usage plan was introduced and the methods now want a key. One program sends its token alone.",
  build: () =>
    tokenWorld(id, ({ methods, region, apiId, ids }) => {
      for (const method of methods) method.apiKeyRequired = true;
      const planId = ids.text("usage plan", 6);
      region.apigateway.usagePlans.push({
        id: planId,
        name: ids.name,
        apiStages: [{ apiId, stage: STAGE }],
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
  call: { headers: { authorization: GOOD_TOKEN } },
  symptom: { at: "api", status: 403, errorType: "ForbiddenException", body: '{"message":"Forbidden"}' },
  clue: { status: 403, paste: ["request", "response"] },
  answer: "likely",
  causes: { server: ["api-key-required"], withPaste: ["api-key-required"] },
};
