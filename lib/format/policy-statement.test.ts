import { describe, expect, it } from "vitest";
import type { GatherError } from "../model/gathered";
import { missingStatement, refusedActions } from "./policy-statement";

const error = (code: GatherError["code"], operation: string): GatherError => ({
  code,
  operation,
  resource: "",
  message: "",
});

describe("missingStatement", () => {
  const errors = [
    error("access-denied", "elasticloadbalancing:DescribeRules"),
    error("access-denied", "acm:DescribeCertificate"),
    error("access-denied", "acm:DescribeCertificate"),
    error("throttled", "cognito-idp:DescribeUserPool"),
    error("access-denied", "https://idp.example.com/"),
  ];
  it("allows each refused action once, and nothing else", () => {
    expect(refusedActions(errors)).toEqual(["acm:DescribeCertificate", "elasticloadbalancing:DescribeRules"]);
    expect(JSON.parse(missingStatement(errors) ?? "")).toEqual({
      Sid: "AuthpathMissing",
      Effect: "Allow",
      Action: ["acm:DescribeCertificate", "elasticloadbalancing:DescribeRules"],
      Resource: "*",
    });
  });
  it("is nothing where nothing was refused", () => {
    expect(missingStatement([error("throttled", "acm:DescribeCertificate")])).toBeNull();
  });
});
