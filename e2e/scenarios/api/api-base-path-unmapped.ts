import type { Scenario } from "../../sandbox/world";
import { addApiDomain, addMapping } from "./build-api-domain";
import { GOOD_TOKEN, STAGE, tokenWorld } from "./build-rest";

const id = "api-base-path-unmapped";

export const scenario: Scenario = {
  id,
  title: "The domain has no mapping for the base path",
  story:
    "The shop moved from `store` to `shop`, and so did the mapping. One program still calls the old base path.",
  build: () =>
    tokenWorld(id, (parts) => {
      addMapping(addApiDomain(parts), parts, "shop", STAGE);
    }),
  url: `https://${id}.example.com/store/orders`,
  call: { headers: { authorization: GOOD_TOKEN } },
  symptom: { at: "api", status: 403, errorType: "ForbiddenException", body: '{"message":"Forbidden"}' },
  clue: { status: 403, paste: ["request", "response"] },
  answer: "found",
  causes: { server: ["base-path-unmapped"] },
};
