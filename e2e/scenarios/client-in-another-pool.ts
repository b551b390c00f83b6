import type { Scenario } from "../sandbox/world";
import { cognitoWorld } from "./build-cognito";
import { addUserPool } from "./build-user-pool";

const id = "client-in-another-pool";

export const scenario: Scenario = {
  id,
  title: "The app client was created again in another pool",
  story:
    "The app client was deleted by mistake and created again, in the staging pool. Its new id was written into the rule; the pool was left as it was.",
  build: () =>
    cognitoWorld(id, ({ region, pool, client, domain, world }) => {
      const other = addUserPool({ region, pool, domain, world }, `${id}-staging`);
      client.UserPoolId = other.Id;
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "provider", status: 400, error: "invalid_request" },
  clue: { status: 400, reason: "invalid_request" },
  answer: "found",
  causes: { server: ["app-client-missing"] },
};
