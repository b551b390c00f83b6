import type { Scenario } from "../sandbox/world";
import { moveToDefaultRule } from "./build-listener";
import { oidcWorld } from "./build-oidc";

const id = "issuer-of-default-rule";

export const scenario: Scenario = {
  id,
  title: "The default rule's issuer has a trailing slash too many",
  story:
    "The listener signs everybody in with its default rule, whose issuer was pasted with a slash at its end. The provider signs its tokens without it.",
  build: () =>
    oidcWorld(id, (parts) => {
      moveToDefaultRule(parts);
      parts.authenticate.Issuer += "/";
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "load-balancer", status: 401, reason: "AuthInvalidIdToken" },
  clue: { status: 401 },
  answer: "likely",
  causes: { server: ["issuer-mismatch"] },
};
