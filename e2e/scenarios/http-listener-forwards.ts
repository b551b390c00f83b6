import type { Scenario } from "../sandbox/world";
import { oidcWorld } from "./build-oidc";
import { forwardTo } from "./build-rule";

const id = "http-listener-forwards";

export const scenario: Scenario = {
  id,
  title: "The HTTP listener forwards without sign-in",
  story:
    "Sign-in works. For a test somebody had the HTTP listener forward to the application and forgot it there: plain HTTP asks nobody to sign in.",
  build: () =>
    oidcWorld(id, ({ region, httpListener, targetGroup }) => {
      httpListener.DefaultActions = [forwardTo(targetGroup.TargetGroupArn, 1)];
      for (const rule of region.elbv2.rules) {
        if (rule.ListenerArn === httpListener.ListenerArn) rule.Actions = httpListener.DefaultActions;
      }
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "target", status: 200 },
  clue: {},
  answer: "ruled-out",
  causes: { server: [] },
  alsoFails: ["http-listener-forwards"],
};
