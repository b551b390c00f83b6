import { describe, expect, it } from "vitest";
import type { ResourceRef } from "../model/resource";
import { readCommand } from "./read-command";

describe("readCommand", () => {
  const rule = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener-rule/app/shop/1/2/3";
  const cases: [ResourceRef["kind"], string, string | null][] = [
    ["rule", rule, `aws elbv2 describe-rules --rule-arns ${rule} --region eu-west-1`],
    [
      "user-pool",
      "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_Ab12Cd34E",
      "aws cognito-idp describe-user-pool --user-pool-id eu-west-1_Ab12Cd34E --region eu-west-1",
    ],
    ["endpoint", "https://idp.example.com/token", null],
    ["rule", "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener-rule/a; rm -rf", null],
  ];
  it.each(cases)("%s %s", (kind, id, expected) => {
    expect(readCommand({ kind, id, name: "" })).toBe(expected);
  });
});
