import type { Scenario } from "../sandbox/world";
import { oidcWorld } from "./build-oidc";
import { addMetric } from "./build-recordings";

const id = "client-secret-rotated-elsewhere";

export const scenario: Scenario = {
  id,
  title: "The metrics show an incident, and nothing was changed here",
  story:
    "The client secret was rotated at the provider an hour and a half ago, where AWS records nothing. Errors rise, the trail is empty: the change was not made in this account.",
  build: () =>
    oidcWorld(id, (parts) => {
      const { region, rule } = parts;
      region.elbv2.clientSecrets[rule.RuleArn] = "the-one-before-the-rotation";
      addMetric(parts, "ELBAuthSuccess", [{ from: 180, to: 95, perMinute: () => 5 }]);
      addMetric(parts, "ELBAuthError", [{ from: 95, to: 0, perMinute: () => 4 }]);
      addMetric(parts, "ELBAuthLatency", [{ from: 180, to: 0, perMinute: () => 4 }], 210);
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "load-balancer", status: 561, reason: "AuthTokenEpRequestFailed" },
  clue: { status: 561, reason: "AuthTokenEpRequestFailed" },
  answer: "likely",
  causes: { server: ["client-secret-rejected"] },
};
