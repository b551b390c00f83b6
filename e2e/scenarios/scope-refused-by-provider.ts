import type { Scenario } from "../sandbox/world";
import { oidcWorld } from "./build-oidc";

const id = "scope-refused-by-provider";

export const scenario: Scenario = {
  id,
  title: "The provider does not allow the client a scope of the rule",
  story:
    "The application wanted e-mail addresses, so the scope email was added to the rule. At the provider the client may ask for openid alone: users come back with invalid_scope and see 561.",
  build: () =>
    oidcWorld(id, ({ client, authenticate }) => {
      client.scope = "openid";
      authenticate.Scope = "openid email";
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "load-balancer", status: 561, reason: "AuthMissingCodeParam", error: "invalid_scope" },
  clue: { status: 561 },
  answer: "likely",
  causes: { server: ["scope-unsupported"] },
};
