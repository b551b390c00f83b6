import { describe, expect, it } from "vitest";
import { host, hostRegex, redirect, tokenCheck } from "../routing/rules-for-tests";
import {
  clientId,
  cognitoSnapshot,
  forward,
  issuer,
  oidcSnapshot,
  poolArn,
  poolId,
  ruleArn,
  ruleWith,
} from "../testing/snapshot-of";
import { deriveChains, findChain } from "./chains";

describe("deriveChains", () => {
  it("makes a chain of every rule of every listener, in order", () => {
    const chains = deriveChains(cognitoSnapshot());
    expect(
      chains.map(({ port, ruleName, kind, ruleIndex, actionIndex }) => [
        port,
        ruleName,
        kind,
        ruleIndex,
        actionIndex,
      ]),
    ).toEqual([
      [443, "rule 10", "alb-cognito", 0, 0],
      [443, "default rule", "alb-open", 1, -1],
      [80, "default rule", "alb-open", 0, -1],
    ]);
  });

  it("names the client of a Cognito rule", () => {
    expect(findChain(cognitoSnapshot(), ruleArn)).toMatchObject({
      client: { poolArn, poolId, clientId, region: "eu-west-1", account: "111122223333" },
    });
  });

  it("leaves the client out where the ARN cannot be read", () => {
    const snapshot = cognitoSnapshot(({ config }) => {
      config.UserPoolArn = "no-arn";
    });
    const chain = findChain(snapshot, ruleArn);
    expect(chain?.kind).toBe("alb-cognito");
    expect(chain?.client).toBeUndefined();
  });

  it("names the addresses of an OpenID rule", () => {
    expect(findChain(oidcSnapshot(), ruleArn)).toMatchObject({
      kind: "alb-oidc",
      provider: { issuer, tokenEndpoint: `${issuer}/token` },
    });
  });

  it("finds the authenticating action wherever it stands", () => {
    const odd = ruleWith("7", [], [redirect(), tokenCheck]);
    const snapshot = cognitoSnapshot(({ rules }) => {
      rules.unshift(odd, ruleWith("8", [], [forward(1)]));
    });
    expect(findChain(snapshot, odd.RuleArn)).toMatchObject({ kind: "alb-jwt", actionIndex: 1 });
  });

  it("reads hosts of old and new conditions, and tells patterns from names", () => {
    const snapshot = cognitoSnapshot(({ rule }) => {
      rule.Conditions = [
        { Field: "host-header", Values: ["App.example.com", "*.example.com"] },
        host("app.example.com", "b.example.com"),
        hostRegex("^x"),
      ];
    });
    expect(findChain(snapshot, ruleArn)).toMatchObject({
      hosts: ["app.example.com", "b.example.com"],
      hostPatterns: ["*.example.com", "/^x/"],
    });
  });

  it("has none of a listener whose rules were not read", () => {
    const snapshot = cognitoSnapshot(({ artifacts, httpListener }) => {
      delete artifacts.rules[httpListener.ListenerArn];
    });
    expect(deriveChains(snapshot).map(({ port }) => port)).toEqual([443, 443]);
    expect(findChain(snapshot, "no-such-rule")).toBeUndefined();
  });
});
