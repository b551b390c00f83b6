import type { Scenario } from "../../sandbox/world";
import { addApiDomain, addMapping } from "./build-api-domain";
import { GOOD_TOKEN, STAGE, tokenWorld } from "./build-rest";

const id = "healthy-api-domain";

export const scenario: Scenario = {
  id,
  title: "Lets a caller in by a custom domain",
  story: "Nothing is wrong. The base path `shop` of a custom domain leads to the stage.",
  build: () =>
    tokenWorld(id, (parts) => {
      addMapping(addApiDomain(parts), parts, "shop", STAGE);
    }),
  url: `https://${id}.example.com/shop/orders`,
  call: { headers: { authorization: GOOD_TOKEN } },
  symptom: { at: "target", status: 200 },
  clue: {},
  answer: "ruled-out",
  causes: { server: [] },
};
