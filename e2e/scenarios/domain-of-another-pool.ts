import type { Scenario } from "../sandbox/world";
import { cognitoWorld } from "./build-cognito";
import { addUserPool } from "./build-user-pool";

const id = "domain-of-another-pool";

export const scenario: Scenario = {
  id,
  title: "The rule names the domain of another pool",
  story:
    "The rule was copied from staging. Pool and app client were changed, the domain was not: it leads to a sign-in page that does not know the client.",
  build: () =>
    cognitoWorld(id, ({ region, pool, domain, authenticate, world }) => {
      const other = addUserPool({ region, pool, domain, world }, `${id}-staging`);
      if (other.Domain) authenticate.UserPoolDomain = other.Domain;
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "provider", status: 400, error: "invalid_request" },
  clue: { status: 400, reason: "invalid_request" },
  answer: "found",
  causes: { server: ["user-pool-domain-mismatch"] },
};
