import type { Scenario } from "../sandbox/world";
import { oidcWorld } from "./build-oidc";

const id = "issuer-trailing-slash";

export const scenario: Scenario = {
  id,
  title: "The rule's issuer has a trailing slash too many",
  story:
    "The issuer was pasted from a browser's address bar, with a slash at its end. The provider signs its tokens without it, and the load balancer refuses them with 401.",
  build: () =>
    oidcWorld(id, ({ authenticate }) => {
      authenticate.Issuer += "/";
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "load-balancer", status: 401, reason: "AuthInvalidIdToken" },
  clue: { status: 401 },
  answer: "likely",
  causes: { server: ["issuer-mismatch"] },
};
