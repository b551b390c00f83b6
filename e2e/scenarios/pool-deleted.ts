import type { Scenario } from "../sandbox/world";
import { cognitoWorld } from "./build-cognito";
import { forgetDomain } from "./build-user-pool";

const id = "pool-deleted";

export const scenario: Scenario = {
  id,
  title: "The user pool was deleted",
  story:
    "The user pool of a retired environment was deleted, with its domain. The rule still names it, and browsers cannot find the sign-in page.",
  build: () =>
    cognitoWorld(id, ({ region, world, domain }) => {
      region.cognito.pools = [];
      region.cognito.clients = [];
      region.cognito.domains = [];
      forgetDomain({ world, domain });
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "browser" },
  clue: {},
  answer: "found",
  causes: { server: ["user-pool-missing"] },
};
