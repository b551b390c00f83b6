import type { Scenario } from "../sandbox/world";
import { oidcWorld } from "./build-oidc";

const id = "wrong-client-secret";

export const scenario: Scenario = {
  id,
  title: "The load balancer holds an old client secret",
  story:
    "The client secret was rotated at the provider. The load balancer still sends the old one, and its access log says AuthTokenEpRequestFailed.",
  build: () =>
    oidcWorld(id, ({ region, rule }) => {
      region.elbv2.clientSecrets[rule.RuleArn] = "the-one-before-the-rotation";
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "load-balancer", status: 561, reason: "AuthTokenEpRequestFailed" },
  clue: { status: 561, reason: "AuthTokenEpRequestFailed" },
  answer: "likely",
  causes: { server: ["client-secret-rejected"] },
};
