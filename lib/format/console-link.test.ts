import { describe, expect, it } from "vitest";
import type { ResourceRef } from "../model/resource";
import { consoleLink } from "./console-link";

const home = "https://eu-west-1.console.aws.amazon.com";
const elb = "arn:aws:elasticloadbalancing:eu-west-1:123456789012";

describe("consoleLink", () => {
  const cases: [ResourceRef["kind"], string, string | null][] = [
    [
      "rule",
      `${elb}:listener-rule/app/shop/1/2/3`,
      `${home}/ec2/home?region=eu-west-1#ListenerRuleDetails:ruleArn=${encodeURIComponent(`${elb}:listener-rule/app/shop/1/2/3`)}`,
    ],
    [
      "user-pool",
      "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_Ab12Cd34E",
      `${home}/cognito/v2/idp/user-pools/eu-west-1_Ab12Cd34E?region=eu-west-1`,
    ],
    [
      "certificate",
      "arn:aws:acm:eu-west-1:123456789012:certificate/1234",
      `${home}/acm/home?region=eu-west-1#/certificates/1234`,
    ],
    ["app-client", "1h57kf5cpq17m0eml12EXAMPLE", null],
    ["endpoint", "https://idp.example.com/token", null],
    ["listener", "arn:aws-cn:elasticloadbalancing:cn-north-1:123456789012:listener/app/shop/1/2", null],
  ];
  it.each(cases)("%s %s", (kind, id, expected) => {
    expect(consoleLink({ kind, id, name: "" })).toBe(expected);
  });
});
