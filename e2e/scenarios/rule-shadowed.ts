import type { Scenario } from "../sandbox/world";
import { cognitoWorld } from "./build-cognito";
import { idsOf } from "./build-ids";
import { forwardTo, hostCondition, listenerRule } from "./build-rule";

const id = "rule-shadowed";

export const scenario: Scenario = {
  id,
  title: "An earlier rule takes every request of the one that signs in",
  story:
    "A rule for all hosts of the company was added at priority 5, for a status page. It takes this host's requests too: nobody is asked to sign in, and the application does not know its users.",
  build: () =>
    cognitoWorld(id, ({ region, listener, targetGroup }) => {
      const ids = idsOf(id);
      const status = targetGroup.TargetGroupArn.replace(/[^/]+$/, ids.hex("status page", 16));
      region.elbv2.targetGroups.push({
        ...structuredClone(targetGroup),
        TargetGroupArn: status,
        TargetGroupName: "status-page",
      });
      region.elbv2.targetHealth[status] = structuredClone(
        region.elbv2.targetHealth[targetGroup.TargetGroupArn] ?? [],
      );
      region.elbv2.rules.push(
        listenerRule(ids, listener.ListenerArn, "5", {
          Priority: "5",
          IsDefault: false,
          Conditions: [hostCondition(["*.example.com"])],
          Actions: [forwardTo(status, 1)],
        }),
      );
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "target", status: 200 },
  clue: {},
  answer: "found",
  causes: { server: ["rule-shadowed"] },
};
