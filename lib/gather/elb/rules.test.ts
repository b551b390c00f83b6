import type { RuleCondition } from "@aws-sdk/client-elastic-load-balancing-v2";
import { describe, expect, it } from "vitest";
import { rule as ruleSchema } from "../../model/load-balancer";
import { inOrderOfEvaluation, normaliseCondition, normaliseRule } from "./rules";

describe("normaliseCondition", () => {
  it.each<[RuleCondition, unknown]>([
    [
      {
        Field: "host-header",
        Values: ["a.example"],
        RegexValues: [],
        HostHeaderConfig: { Values: ["a.example"] },
      },
      { Field: "host-header", Values: ["a.example"], HostHeaderConfig: { Values: ["a.example"] } },
    ],
    [
      { Field: "path-pattern", Values: [], PathPatternConfig: { RegexValues: ["^/a"] } },
      { Field: "path-pattern", PathPatternConfig: { RegexValues: ["^/a"] } },
    ],
    [
      { Field: "http-header", HttpHeaderConfig: { HttpHeaderName: "X-A", Values: ["1"] } },
      { Field: "http-header", HttpHeaderConfig: { HttpHeaderName: "X-A", Values: ["1"] } },
    ],
    [
      { Field: "http-request-method", HttpRequestMethodConfig: { Values: ["GET"] } },
      { Field: "http-request-method", HttpRequestMethodConfig: { Values: ["GET"] } },
    ],
    [
      { Field: "query-string", QueryStringConfig: { Values: [{ Value: "v" }, { Key: "k", Value: "w" }] } },
      { Field: "query-string", QueryStringConfig: { Values: [{ Value: "v" }, { Key: "k", Value: "w" }] } },
    ],
    [
      { Field: "source-ip", SourceIpConfig: { Values: ["10.0.0.0/8"] } },
      { Field: "source-ip", SourceIpConfig: { Values: ["10.0.0.0/8"] } },
    ],
  ])("%o", (raw, normal) => {
    expect(normaliseCondition(raw)).toStrictEqual(normal);
  });
});

describe("normaliseRule", () => {
  it("names every field and puts the actions in their order", () => {
    const rule = normaliseRule({
      RuleArn: "arn",
      Priority: "5",
      IsDefault: false,
      Conditions: [],
      Actions: [
        { Type: "forward", Order: 2, TargetGroupArn: "tg" },
        { Type: "authenticate-cognito", Order: 1, AuthenticateCognitoConfig: undefined },
      ],
      Transforms: [
        { Type: "url-rewrite", UrlRewriteConfig: { Rewrites: [{ Regex: "^/a", Replace: "/b" }] } },
        { Type: "host-header-rewrite", HostHeaderRewriteConfig: {} },
      ],
    });
    expect(ruleSchema.parse(rule)).toStrictEqual({
      RuleArn: "arn",
      Priority: "5",
      IsDefault: false,
      Conditions: [],
      Actions: [
        { Type: "other", Order: 1, AwsType: "authenticate-cognito" },
        { Type: "forward", Order: 2, TargetGroups: [{ TargetGroupArn: "tg", Weight: 1 }] },
      ],
      Transforms: [
        { Type: "url-rewrite", UrlRewriteConfig: { Rewrites: [{ Regex: "^/a", Replace: "/b" }] } },
        { Type: "host-header-rewrite", HostHeaderRewriteConfig: { Rewrites: [] } },
      ],
    });
  });
});

describe("inOrderOfEvaluation", () => {
  it("compares priorities as numbers and ends with the default rule", () => {
    const rules = ["100", "default", "9", "20"].map((Priority) => normaliseRule({ Priority }));
    expect(inOrderOfEvaluation(rules).map(({ Priority }) => Priority)).toEqual(["9", "20", "100", "default"]);
  });
});
