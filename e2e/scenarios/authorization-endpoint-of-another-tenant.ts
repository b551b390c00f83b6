import type { Scenario } from "../sandbox/world";
import { oidcWorld } from "./build-oidc";
import { addTenant, moveProvider } from "./build-tenant";

const id = "authorization-endpoint-of-another-tenant";

export const scenario: Scenario = {
  id,
  title: "The authorization endpoint belongs to another tenant",
  story:
    "The rule was copied from another customer's and its authorization endpoint was overlooked: that tenant does not know the client and says invalid_client.",
  build: () =>
    oidcWorld(id, ({ provider, authenticate, world }) => {
      moveProvider({ provider, authenticate }, "/tenant-a");
      const other = addTenant({ provider, world }, "/tenant-b");
      authenticate.AuthorizationEndpoint = `${other}/auth`;
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "provider", status: 400, error: "invalid_client" },
  clue: { status: 400, reason: "invalid_client" },
  answer: "likely",
  causes: { server: ["authorization-endpoint-mismatch"] },
};
