import { ok, skipped } from "../../model/gathered";
import { groupRule } from "../../testing/healthy-network";
import {
  type CognitoParts,
  cognitoSnapshot,
  forward,
  ruleWith,
  targetGroupArn,
} from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./target-open-beside-load-balancer";

type Rules = CognitoParts["network"]["group"]["Ingress"];
const ingress = (...rules: Rules) =>
  cognitoSnapshot(({ network }) => {
    for (const group of network.doors.SecurityGroups) group.Ingress = rules;
  });
const own = groupRule(8080, { GroupIds: ["sg-1"] });
const other = `${targetGroupArn}0`;
/** A second target group that nothing is known of. */
const beside = (...rules: Rules) =>
  cognitoSnapshot(({ rule, network, artifacts }) => {
    const [action] = [forward(2)];
    if (action?.Type === "forward") action.TargetGroups.push({ TargetGroupArn: other, Weight: 1 });
    rule.Actions = [...rule.Actions.slice(0, 1), ...(action ? [action] : [])];
    for (const group of network.doors.SecurityGroups) group.Ingress = rules;
    artifacts.targetDoors[other] = skipped("no target is registered");
  });

testCheck(check, {
  pass: [
    { name: "the load balancer alone", snapshot: cognitoSnapshot() },
    {
      name: "the targets among themselves",
      snapshot: ingress(own, groupRule(undefined, { GroupIds: ["sg-2"] })),
    },
    { name: "another port for everyone", snapshot: ingress(own, groupRule(22, { Cidrs: ["0.0.0.0/0"] })) },
    { name: "nobody at all", snapshot: ingress() },
  ],
  fail: [
    {
      name: "everyone",
      snapshot: ingress(own, groupRule(8080, { Cidrs: ["0.0.0.0/0"] })),
      because:
        /^Security group sg-2 \(shop-web\) of the targets lets in 0\.0\.0\.0\/0 beside the load balancer\.$/,
      shows: /0\.0\.0\.0\/0/,
    },
    {
      name: "everyone at every port",
      snapshot: ingress(groupRule(undefined, { Cidrs: ["0.0.0.0/0", "::/0"] })),
      because: /0\.0\.0\.0\/0 and ::\/0/,
    },
    {
      name: "the VPC, which may hold the load balancer's subnets alone",
      snapshot: ingress(own, groupRule(8080, { Cidrs: ["10.0.0.0/16"] })),
      certainty: "likely",
    },
    {
      name: "another group, which may be meant",
      snapshot: ingress(groupRule(8080, { GroupIds: ["sg-1", "sg-vpn"] })),
      certainty: "likely",
      because: /lets in sg-vpn beside/,
    },
    {
      name: "one target group, whatever the other",
      snapshot: beside(groupRule(8080, { Cidrs: ["0.0.0.0/0"] })),
    },
  ],
  unknown: [
    { name: "another target group is not known", snapshot: beside(own), because: /no target is registered/ },
  ],
  notApplicable: [
    {
      name: "functions",
      snapshot: cognitoSnapshot(({ artifacts }) => {
        artifacts.targetDoors = { [targetGroupArn]: ok({ SecurityGroups: [], Ports: [] }) };
      }),
      because: /functions/,
    },
    {
      name: "a redirect after sign-in",
      snapshot: cognitoSnapshot(({ rule }) => {
        rule.Actions = [
          ...rule.Actions.slice(0, 1),
          ...ruleWith(
            "1",
            [],
            [{ Type: "fixed-response", Order: 2, FixedResponseConfig: { StatusCode: "200" } }],
          ).Actions,
        ];
      }),
    },
  ],
});
