import { ok, skipped } from "../../model/gathered";
import { cognitoSnapshot, loadBalancerArn } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./web-acl-attached";

const attached = (...ManagedRuleGroups: string[]) =>
  cognitoSnapshot(({ artifacts }) => {
    const ARN = `${loadBalancerArn.replace("elasticloadbalancing", "wafv2")}/webacl`;
    artifacts.webAcl = ok({ Name: "edge", ARN, ManagedRuleGroups });
  });
const forbidden = { status: 403 };

testCheck(check, {
  pass: [{ name: "none is attached", snapshot: cognitoSnapshot(), clue: forbidden }],
  fail: [
    {
      name: "one with managed rules",
      snapshot: attached("AWSManagedRulesCommonRuleSet"),
      clue: forbidden,
      because: /^Web ACL edge stands before shop, with the managed rules AWSManagedRulesCommonRuleSet/,
      shows: /AWSManagedRulesCommonRuleSet/,
    },
    {
      name: "one with rules of its owner only",
      snapshot: attached(),
      clue: forbidden,
      because: /with rules of your own only/,
    },
  ],
  unknown: [
    { name: "no status was brought", snapshot: attached("AWSManagedRulesCommonRuleSet") },
    { name: "another status", snapshot: attached("AWSManagedRulesCommonRuleSet"), clue: { status: 561 } },
    {
      name: "it was not read",
      snapshot: cognitoSnapshot(({ artifacts }) => {
        artifacts.webAcl = skipped("not asked yet");
      }),
      clue: forbidden,
      because: /^The load balancer's web ACL: not read/,
    },
  ],
});
