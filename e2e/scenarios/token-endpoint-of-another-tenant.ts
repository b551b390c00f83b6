import type { Scenario } from "../sandbox/world";
import { oidcWorld } from "./build-oidc";
import { addTenant, moveProvider } from "./build-tenant";

const id = "token-endpoint-of-another-tenant";

export const scenario: Scenario = {
  id,
  title: "The token endpoint belongs to another tenant",
  story:
    "The rule was copied from another customer's and its token endpoint was overlooked: that tenant does not know the client, and users see 561.",
  build: () =>
    oidcWorld(id, ({ provider, authenticate, world }) => {
      moveProvider({ provider, authenticate }, "/tenant-a");
      const other = addTenant({ provider, world }, "/tenant-b");
      authenticate.TokenEndpoint = `${other}/token`;
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "load-balancer", status: 561, reason: "AuthTokenEpRequestFailed" },
  clue: { status: 561 },
  answer: "likely",
  causes: { server: ["token-endpoint-mismatch"] },
};
