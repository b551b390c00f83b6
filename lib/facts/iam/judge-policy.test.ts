import { describe, expect, it } from "vitest";
import { judgePolicy, type PolicyQuestion } from "./judge-policy";

const gateway = { kind: "service", name: "apigateway.amazonaws.com" } as const;
const fn = "arn:aws:lambda:eu-west-1:111122223333:function:authorize";
const source = "arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/authorizers/auth01";
const call: PolicyQuestion = {
  action: "lambda:InvokeFunction",
  resource: fn,
  caller: gateway,
  keys: { "aws:sourcearn": source, "aws:sourceaccount": "111122223333" },
};
const statement = {
  Effect: "Allow",
  Principal: { Service: "apigateway.amazonaws.com" },
  Action: "lambda:InvokeFunction",
  Resource: fn,
};
const given = (Condition: object) => ({ ...statement, Condition });

const invoke: PolicyQuestion = {
  action: "execute-api:Invoke",
  resource: "arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/prod/GET/orders",
  caller: { kind: "anonymous" },
  keys: { "aws:sourceip": "203.0.113.9", "aws:sourcevpce": null },
};
const open = { Effect: "Allow", Principal: "*", Action: "execute-api:Invoke", Resource: "execute-api:/*" };

describe("judgePolicy", () => {
  it.each([
    [
      "the statement that API Gateway's console writes",
      given({ ArnLike: { "AWS:SourceArn": source } }),
      "allow",
    ],
    ["no condition", statement, "allow"],
    ["one statement, not a list", [statement], "allow"],
    [
      "a wildcard for the authorizer",
      given({ ArnLike: { "AWS:SourceArn": source.replace("auth01", "*") } }),
      "allow",
    ],
    [
      "a wildcard for all of the API",
      given({ ArnLike: { "aws:SourceArn": "arn:aws:execute-api:*:*:a1b2c3d4e5/*" } }),
      "allow",
    ],
    [
      "a wildcard across parts, which is not documented",
      given({ ArnLike: { "aws:SourceArn": "arn:*:a1b2c3d4e5/*" } }),
      "unknown",
    ],
    [
      "another authorizer",
      given({ ArnLike: { "aws:SourceArn": source.replace("auth01", "old001") } }),
      "silent",
    ],
    ["another API", given({ ArnEquals: { "aws:SourceArn": source.replace("a1b2", "zzzz") } }), "silent"],
    ["StringLike for an ARN", given({ StringLike: { "aws:SourceArn": "*a1b2c3d4e5*" } }), "allow"],
    ["the account", given({ StringEquals: { "aws:SourceAccount": ["999", "111122223333"] } }), "allow"],
    ["another account", given({ StringEquals: { "aws:SourceAccount": "999988887777" } }), "silent"],
    ["a key that nobody knows", given({ StringEquals: { "aws:PrincipalOrgID": "o-1" } }), "unknown"],
    ["a comparison of numbers", given({ NumericLessThan: { "aws:SourceAccount": "5" } }), "unknown"],
    [
      "a policy variable",
      given({ StringEquals: { "aws:SourceAccount": `\${aws:PrincipalAccount}` } }),
      "unknown",
    ],
    [
      "two conditions, one of which fails",
      given({ StringEquals: { "aws:SourceAccount": "999", "aws:PrincipalOrgID": "o-1" } }),
      "silent",
    ],
    ["another service", { ...statement, Principal: { Service: "events.amazonaws.com" } }, "silent"],
    [
      "two services",
      { ...statement, Principal: { Service: ["events.amazonaws.com", "apigateway.amazonaws.com"] } },
      "allow",
    ],
    ["everybody", { ...statement, Principal: "*" }, "allow"],
    ["another action", { ...statement, Action: "lambda:GetFunction" }, "silent"],
    ["any action", { ...statement, Action: "LAMBDA:*" }, "allow"],
    [
      "all actions but this",
      { ...statement, Action: undefined, NotAction: "lambda:InvokeFunction" },
      "silent",
    ],
    ["another alias", { ...statement, Resource: `${fn}:live` }, "silent"],
    ["an explicit deny beside it", [statement, { ...statement, Effect: "Deny" }], "deny"],
    [
      "a deny that may hold",
      [statement, { ...given({ Bool: { "aws:SecureTransport": "false" } }), Effect: "Deny" }],
      "unknown",
    ],
    [
      "a deny that does not hold",
      [statement, { ...given({ StringNotEquals: { "aws:SourceAccount": "111122223333" } }), Effect: "Deny" }],
      "allow",
    ],
    ["no statement", [], "silent"],
  ])("of a function: %s: %s", (_name, statements, verdict) => {
    expect(judgePolicy({ Version: "2012-10-17", Statement: statements }, call).verdict).toBe(verdict);
  });

  it.each([
    ["open to all", [open], "allow"],
    ["a path in short form", [{ ...open, Resource: "execute-api:/prod/GET/orders" }], "allow"],
    ["another path in short form", [{ ...open, Resource: "execute-api:/prod/GET/other" }], "silent"],
    [
      "an address range",
      [{ ...open, Condition: { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } } }],
      "allow",
    ],
    [
      "another range",
      [{ ...open, Condition: { IpAddress: { "aws:SourceIp": ["198.51.100.0/24", "203.0.113.7"] } } }],
      "silent",
    ],
    [
      "denied outside a range",
      [open, { ...open, Effect: "Deny", Condition: { NotIpAddress: { "aws:SourceIp": "198.51.100.0/24" } } }],
      "deny",
    ],
    [
      "denied without a VPC endpoint",
      [open, { ...open, Effect: "Deny", Condition: { StringNotEquals: { "aws:SourceVpce": "vpce-1" } } }],
      "deny",
    ],
    [
      "the same, if it exists",
      [
        open,
        { ...open, Effect: "Deny", Condition: { StringEqualsIfExists: { "aws:SourceVpce": "vpce-1" } } },
      ],
      "deny",
    ],
    [
      "only with a VPC endpoint",
      [{ ...open, Condition: { StringEquals: { "aws:SourceVpce": "vpce-1" } } }],
      "silent",
    ],
    ["only where there is none", [{ ...open, Condition: { Null: { "aws:SourceVpce": "true" } } }], "allow"],
    ["a role alone", [{ ...open, Principal: { AWS: "arn:aws:iam::111122223333:role/caller" } }], "silent"],
    [
      "all but a role",
      [{ ...open, Principal: undefined, NotPrincipal: { AWS: "arn:aws:iam::111122223333:role/caller" } }],
      "allow",
    ],
  ])("of an API: %s: %s", (_name, statements, verdict) => {
    expect(judgePolicy({ Statement: statements }, invoke).verdict).toBe(verdict);
  });

  it("judges an account, which decides by policies of its own, as unknown", () => {
    const question: PolicyQuestion = {
      ...invoke,
      caller: { kind: "aws", arn: "arn:aws:iam::111122223333:role/caller" },
    };
    const Principal = { AWS: "arn:aws:iam::111122223333:root" };
    expect(judgePolicy({ Statement: [{ ...open, Principal }] }, question)).toEqual({
      verdict: "unknown",
      statement: 0,
    });
  });

  it("asks a role's trust about no resource, and its policies about no principal", () => {
    const trust = {
      Statement: [
        { Effect: "Allow", Principal: { Service: "apigateway.amazonaws.com" }, Action: "sts:AssumeRole" },
      ],
    };
    expect(judgePolicy(trust, { action: "sts:AssumeRole", caller: gateway, keys: {} }).verdict).toBe("allow");
    const own = { Statement: { Effect: "Allow", Action: "lambda:*", Resource: "*" } };
    expect(judgePolicy(own, { action: "lambda:InvokeFunction", resource: fn, keys: {} }).verdict).toBe(
      "allow",
    );
  });

  it.each([[null], ["text"], [{ Statement: "x" }], [{}]])("cannot judge %j", (document) => {
    expect(judgePolicy(document, call)).toEqual({ verdict: "unknown" });
  });
});
