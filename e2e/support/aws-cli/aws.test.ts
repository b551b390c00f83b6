import { describe, expect, it } from "vitest";
import { optionName } from "./option-name";
import { query } from "./query";
import { parseShorthand } from "./shorthand";

describe("optionName", () => {
  // As `aws cognito-idp create-user-pool-client help` and `aws elbv2 modify-rule help` print them.
  it.each([
    ["CallbackURLs", "callback-urls"],
    ["AllowedOAuthFlowsUserPoolClient", "allowed-o-auth-flows-user-pool-client"],
    ["DescribeUserPoolClient", "describe-user-pool-client"],
    ["UserPoolId", "user-pool-id"],
    ["RuleArns", "rule-arns"],
    ["SetRulePriorities", "set-rule-priorities"],
    ["DefaultActions", "default-actions"],
  ])("%s → --%s", (member, option) => {
    expect(optionName(member)).toBe(option);
  });
});

describe("parseShorthand", () => {
  it.each<[string, unknown]>([
    ["Key=a,Value=b", { Key: "a", Value: "b" }],
    [
      "Type=redirect,RedirectConfig={Port=443,Host=x}",
      { Type: "redirect", RedirectConfig: { Port: "443", Host: "x" } },
    ],
    ["Values=a,b,Field=c", { Values: ["a", "b"], Field: "c" }],
    ["Values=[a,b]", { Values: ["a", "b"] }],
    ["Name='a,b'", { Name: "a,b" }],
    ["[a,b]", ["a", "b"]],
    ["Arn=arn:aws:x:1:2:a/b=c", { Arn: "arn:aws:x:1:2:a/b=c" }],
  ])("%s", (text, expected) => {
    expect(parseShorthand(text)).toEqual(expected);
  });

  it.each(["a", "Key={a=1", "Key='a", "Key=[a", "Key={a=1}b"])("refuses %s", (text) => {
    expect(() => parseShorthand(text)).toThrow(/expected/);
  });
});

describe("query", () => {
  const document = {
    Rules: [{ Actions: [1] }],
    Pool: { Domain: "d", Custom: null, Id: "i" },
    Routes: [
      { Key: "GET /a", Id: "1" },
      { Key: "it's", Id: "2" },
    ],
  };

  it.each<[string, unknown]>([
    ["Pool.Domain", "d"],
    ["Rules[0].Actions", [1]],
    ["Rules[1].Actions", null],
    ["Pool.{A:Id,B:Domain}", { A: "i", B: "d" }],
    ["Pool.[Custom, Domain][?@] | [0]", "d"],
    ["Pool.[Custom][?@] | [0]", null],
    ["Nothing.{A:Id}", null],
    ["Rules[].Actions", [[1]]],
    ["Rules[].[Actions, Other]", [[[1], null]]],
    ["Rules[].Other", []],
    ["Nothing[].A", null],
    ["Routes[?Key=='GET /a'].Id", ["1"]],
    ["Routes[?Key=='it\\'s'].Id", ["2"]],
    ["Routes[?Key=='none'].Id", []],
    ["Routes[?Key=='GET /a'] | [0].Id", "1"],
  ])("%s", (expression, expected) => {
    expect(query(expression, document)).toEqual(expected);
  });

  it.each(["Rules[*]", "Routes[?Key=1]", "Routes[?Key=='a]", "length(Rules)", "Pool.", "Pool.Domain)"])(
    "refuses %s",
    (expression) => {
      expect(() => query(expression, document)).toThrow(/--query/);
    },
  );
});
