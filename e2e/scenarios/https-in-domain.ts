import type { Scenario } from "../sandbox/world";
import { cognitoWorld } from "./build-cognito";

const id = "https-in-domain";

export const scenario: Scenario = {
  id,
  title: "The rule's domain holds https:// and the full host name",
  story:
    "The domain was copied from the console's address, https:// and all. The load balancer puts its own https:// before it, and browsers find nothing there.",
  build: () =>
    cognitoWorld(id, ({ authenticate, domain }) => {
      authenticate.UserPoolDomain = `https://${domain.Domain}.auth.eu-west-1.amazoncognito.com`;
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "browser" },
  clue: {},
  answer: "found",
  causes: { server: ["user-pool-domain-mismatch"] },
};
