import type { Scenario } from "../../sandbox/world";
import { addApiDomain, addMapping, addRoutingRule } from "./build-api-domain";
import { GOOD_TOKEN, STAGE, tokenWorld } from "./build-rest";

const id = "healthy-api-domain-rules";

export const scenario: Scenario = {
  id,
  title: "Lets a caller in by a routing rule",
  story:
    "Nothing is wrong. The domain sends calls of version 2 by a rule, which takes the base path away, and all others by its mapping.",
  build: () =>
    tokenWorld(id, (parts) => {
      const domain = addApiDomain(parts);
      domain.domain.RoutingMode = "ROUTING_RULE_THEN_API_MAPPING";
      addMapping(domain, parts, "", "legacy");
      addRoutingRule(
        domain,
        parts,
        { priority: 10, basePath: "shop", header: "x-version", value: "v2*" },
        STAGE,
      );
    }),
  url: `https://${id}.example.com/shop/orders`,
  call: { headers: { authorization: GOOD_TOKEN, "x-version": "v2.1" } },
  symptom: { at: "target", status: 200 },
  clue: {},
  answer: "ruled-out",
  causes: { server: [] },
};
