import type { Scenario } from "../sandbox/world";
import { cognitoWorld } from "./build-cognito";
import { idsOf } from "./build-ids";
import { forwardTo, hostCondition, listenerRule } from "./build-rule";

const id = "rule-bypass";

export const scenario: Scenario = {
  id,
  title: "A header leads around the sign-in",
  story:
    "Sign-in works. For a load test a rule was added that forwards every request with the header X-Load-Test to the application without one, and it is still there.",
  build: () =>
    cognitoWorld(id, ({ region, listener, targetGroup, host }) => {
      const header = { HttpHeaderName: "X-Load-Test", Values: ["*"] };
      region.elbv2.rules.push(
        listenerRule(idsOf(id), listener.ListenerArn, "5", {
          Priority: "5",
          IsDefault: false,
          Conditions: [hostCondition([host]), { Field: "http-header", HttpHeaderConfig: header }],
          Actions: [forwardTo(targetGroup.TargetGroupArn, 1)],
        }),
      );
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "target", status: 200 },
  clue: {},
  answer: "ruled-out",
  causes: { server: [] },
  alsoFails: ["rule-bypass"],
};
