import type { Scenario } from "../sandbox/world";
import { oidcWorld } from "./build-oidc";
import { forwardTo } from "./build-rule";

const id = "default-rule-forwards";

export const scenario: Scenario = {
  id,
  title: "The default rule forwards without sign-in",
  story:
    "Sign-in works on the host. Whoever asks the load balancer by any other name is forwarded to the same application, without one.",
  build: () =>
    oidcWorld(id, ({ listener, defaultRule, targetGroup }) => {
      listener.DefaultActions = [forwardTo(targetGroup.TargetGroupArn, 1)];
      defaultRule.Actions = listener.DefaultActions;
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "target", status: 200 },
  clue: {},
  answer: "ruled-out",
  causes: { server: [] },
  alsoFails: ["default-rule-unauthenticated"],
};
