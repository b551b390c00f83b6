import type { Scenario } from "../sandbox/world";
import { oidcWorld } from "./build-oidc";
import { addTenant, moveProvider } from "./build-tenant";

const id = "userinfo-endpoint-of-another-tenant";

export const scenario: Scenario = {
  id,
  title: "The userinfo endpoint belongs to another tenant",
  story:
    "The rule was copied from another customer's and its userinfo endpoint was overlooked: that tenant refuses the access token, and users see 561.",
  build: () =>
    oidcWorld(id, ({ provider, authenticate, world }) => {
      moveProvider({ provider, authenticate }, "/tenant-a");
      const other = addTenant({ provider, world }, "/tenant-b");
      authenticate.UserInfoEndpoint = `${other}/me`;
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "load-balancer", status: 561, reason: "AuthUserinfoEpRequestFailed" },
  clue: { status: 561 },
  answer: "likely",
  causes: { server: ["userinfo-endpoint-mismatch"] },
};
