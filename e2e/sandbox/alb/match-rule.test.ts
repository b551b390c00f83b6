import type { RuleCondition } from "@aws-sdk/client-elastic-load-balancing-v2";
import { describe, expect, it } from "vitest";
import type { ListenerRule } from "../world";
import type { Arrival } from "./arrival";
import { matchesCondition, matchesPattern, matchRule, priorityOf } from "./match-rule";

const arrival = (change: Partial<Arrival> = {}): Arrival => ({
  at: 0,
  scheme: "https",
  port: 443,
  method: "GET",
  target: "/api/Orders?Page=2&q=a*b",
  host: "app.example.com",
  httpVersion: "1.1",
  headers: {},
  headerValues: { "x-team": ["Blue", "green"] },
  cookies: new Map(),
  tls: undefined,
  ...change,
});

const host = (...Values: string[]): RuleCondition => ({ Field: "host-header", HostHeaderConfig: { Values } });
const path = (...Values: string[]): RuleCondition => ({
  Field: "path-pattern",
  PathPatternConfig: { Values },
});
const query = (Value: string, Key?: string): RuleCondition => ({
  Field: "query-string",
  QueryStringConfig: { Values: [{ Value, ...(Key !== undefined && { Key }) }] },
});
const header = (HttpHeaderName: string, ...Values: string[]): RuleCondition => ({
  Field: "http-header",
  HttpHeaderConfig: { HttpHeaderName, Values },
});

describe("matchesCondition", () => {
  it.each<[string, RuleCondition, boolean]>([
    ["host in any case", host("APP.example.COM"), true],
    ["old-style host", { Field: "host-header", Values: ["app.example.com"] }, true],
    ["any of several hosts", host("a.example.com", "app.example.com"), true],
    ["host wildcard", host("*.example.com"), true],
    ["host wildcard is not the bare domain", host("*.app.example.com"), false],
    ["one character", host("ap?.example.com"), true],
    ["a dot is a dot", host("app-example.com"), false],
    ["host regex", { Field: "host-header", HostHeaderConfig: { RegexValues: ["^app\\."] } }, true],
    ["path", path("/api/*"), true],
    ["path in another case", path("/API/*"), false],
    ["path without its query", path("/api/Orders"), true],
    ["path regex", { Field: "path-pattern", RegexValues: ["^/api/[A-Z]"] }, true],
    ["query in any case", query("2", "page"), true],
    ["query value alone", query("2"), true],
    ["query wildcard", query("a*"), true],
    ["query escaped wildcard", query("a\\*b"), true],
    ["query escaped wildcard, other value", query("\\*", "page"), false],
    ["second value of a header, in any case", header("X-Team", "GREEN"), true],
    ["absent header", header("X-Other", "*"), false],
    ["method", { Field: "http-request-method", HttpRequestMethodConfig: { Values: ["GET"] } }, true],
    [
      "method in another case",
      { Field: "http-request-method", HttpRequestMethodConfig: { Values: ["get"] } },
      false,
    ],
    ["source address", { Field: "source-ip", SourceIpConfig: { Values: ["203.0.113.0/24"] } }, true],
    [
      "other source",
      { Field: "source-ip", SourceIpConfig: { Values: ["10.0.0.0/8", "2001:db8::/32"] } },
      false,
    ],
    ["unknown field", { Field: "colour", Values: ["*"] }, false],
  ])("%s", (_name, condition, expected) => {
    expect(matchesCondition(condition, arrival())).toBe(expected);
  });

  it("normalises the path first", () => {
    expect(matchesCondition(path("/admin"), arrival({ target: "/public/../admin" }))).toBe(true);
  });
});

describe("matchesPattern", () => {
  it.each([
    ["a\\b", "a\\b", undefined, true],
    ["\\*", "\\xyz", undefined, true],
    ["\\*", "*", true, true],
    ["\\\\", "\\", true, true],
    ["[a]+$^(b|c){1}.", "[a]+$^(b|c){1}.", undefined, true],
    ["", "", undefined, true],
    ["?", "", undefined, false],
  ])("%j against %j (escapes: %s) is %s", (pattern, text, escapes, expected) => {
    expect(matchesPattern(pattern, text, { ignoreCase: false, ...(escapes && { escapes }) })).toBe(expected);
  });
});

describe("matchRule", () => {
  const rule = (Priority: string, ...Conditions: RuleCondition[]): ListenerRule => ({
    RuleArn: `rule-${Priority}`,
    ListenerArn: "listener",
    Priority,
    IsDefault: Priority === "default",
    Conditions,
  });
  const rules = [rule("default"), rule("100", host("*.com")), rule("9", host("*.com"), path("/api/*"))];

  it.each([
    ["the lowest number first, as a number", "/api/x", "rule-9", 9],
    ["all conditions of a rule", "/other", "rule-100", 100],
  ])("takes %s", (_name, target, arn, priority) => {
    const matched = matchRule(rules, arrival({ target }));
    expect([matched?.RuleArn, matched && priorityOf(matched)]).toEqual([arn, priority]);
  });

  it("takes the default rule last, as priority 0", () => {
    const matched = matchRule(rules, arrival({ host: "app.example.org" }));
    expect([matched?.RuleArn, matched && priorityOf(matched)]).toEqual(["rule-default", 0]);
  });
});
