import type { Scenario } from "../../sandbox/world";
import { addApiDomain, addMapping } from "./build-api-domain";
import { STAGE, tokenWorld } from "./build-rest";

const id = "api-stage-repeated-in-path";

export const scenario: Scenario = {
  id,
  title: "The stage is named twice",
  story:
    "The program was moved from the execute-api host to the custom domain, and kept the stage in its path. The mapping names the stage already.",
  build: () =>
    tokenWorld(id, (parts) => {
      addMapping(addApiDomain(parts), parts, "", STAGE);
    }),
  url: `https://${id}.example.com/prod/orders`,
  symptom: {
    at: "api",
    status: 403,
    errorType: "MissingAuthenticationTokenException",
    body: '{"message":"Missing Authentication Token"}',
  },
  clue: { status: 403, paste: ["request", "response"] },
  answer: "found",
  causes: { server: ["base-path-unmapped"] },
};
