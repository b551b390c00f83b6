import type { Scenario } from "../sandbox/world";
import { cognitoWorld } from "./build-cognito";
import { forgetDomain } from "./build-user-pool";

const id = "domain-deleted";

export const scenario: Scenario = {
  id,
  title: "The user pool has no domain any more",
  story:
    "The prefix domain of the user pool was deleted to free its name, and browsers cannot find the sign-in page.",
  build: () =>
    cognitoWorld(id, ({ region, pool, domain, world }) => {
      delete pool.Domain;
      region.cognito.domains = [];
      forgetDomain({ world, domain });
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "browser" },
  clue: {},
  answer: "found",
  causes: { server: ["user-pool-domain-missing"] },
};
