import type { Scenario } from "../sandbox/world";
import { idsOf } from "./build-ids";
import { oidcWorld } from "./build-oidc";

const id = "healthy-weighted-target-groups";

export const scenario: Scenario = {
  id,
  title: "Signs in, then forwards to two weighted target groups",
  story: "Nothing is wrong. A new version of the application takes a tenth of the signed-in requests.",
  build: () =>
    oidcWorld(id, ({ region, rule, targetGroup, forward }) => {
      const current = targetGroup.TargetGroupArn;
      const next = current.replace(/[^/]+$/, idsOf(id).hex("next target group", 16));
      const registered = region.elbv2.targetHealth[current] ?? [];
      region.elbv2.targetGroups.push({
        ...structuredClone(targetGroup),
        TargetGroupArn: next,
        TargetGroupName: "next-version",
      });
      region.elbv2.targetHealth[next] = structuredClone(registered);
      // With several groups the short form, TargetGroupArn, is not answered.
      const { TargetGroupArn: _, ...action } = forward;
      const weighted = {
        ...action,
        ForwardConfig: {
          TargetGroups: [
            { TargetGroupArn: current, Weight: 90 },
            { TargetGroupArn: next, Weight: 10 },
          ],
          TargetGroupStickinessConfig: { Enabled: false },
        },
      };
      rule.Actions = rule.Actions?.map((each) => (each === forward ? weighted : each)) ?? [];
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "target", status: 200 },
  clue: {},
  answer: "ruled-out",
  causes: { server: [] },
};
