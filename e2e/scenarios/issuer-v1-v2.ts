import type { Scenario } from "../sandbox/world";
import { oidcWorld } from "./build-oidc";
import { addTenant, moveProvider } from "./build-tenant";

const id = "issuer-v1-v2";

export const scenario: Scenario = {
  id,
  title: "The rule names the v1 issuer, the provider signs as v2",
  story:
    "The endpoints of the rule were moved to the tenant's v2 address, its issuer was overlooked. The provider signs as v2 and says so in the discovery document of either address.",
  build: () =>
    oidcWorld(id, ({ provider, authenticate, world }) => {
      const issuer = moveProvider({ provider, authenticate }, "/tenant-a/v2.0");
      const { AuthorizationEndpoint, TokenEndpoint, UserInfoEndpoint } = authenticate;
      authenticate.Issuer = addTenant({ provider, world }, "/tenant-a", {
        issuer,
        authorization_endpoint: AuthorizationEndpoint,
        token_endpoint: TokenEndpoint,
        userinfo_endpoint: UserInfoEndpoint,
        jwks_uri: `${issuer}/jwks`,
      });
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "load-balancer", status: 401, reason: "AuthInvalidIdToken" },
  clue: { status: 401 },
  answer: "likely",
  causes: { server: ["issuer-mismatch"] },
};
