import { describe, expect, it } from "vitest";
import type { StepOutcome } from "../model/diagnosis";
import type { RuleCondition } from "../model/load-balancer";
import {
  authenticatingAction,
  callbackCandidates,
  chooseRule,
  nearMisses,
  traceRule,
  traceRules,
} from "./alb-rules";
import { browserRequest, type RequestTarget } from "./request-target";
import { readRequestUrl } from "./request-url";
import {
  forward,
  header,
  host,
  hostRegex,
  method,
  path,
  pathRegex,
  query,
  redirect,
  rule,
  signIn,
  sourceIp,
  tokenCheck,
} from "./rules-for-tests";

function target(url: string, more: Partial<RequestTarget> = {}): RequestTarget {
  const read = readRequestUrl(url);
  if (!read.ok) throw new Error(read.problem.message);
  return { ...read.request, ...more };
}

const app = "https://app.example.com";

describe("one condition", () => {
  it.each<
    [
      fact: string,
      condition: RuleCondition,
      url: string,
      expected: StepOutcome,
      more?: Partial<RequestTarget>,
    ]
  >([
    ["5c host: exact", host("app.example.com"), app, "hit"],
    ["5c host: insensitive", host("APP.example.com"), app, "hit"],
    ["5c host: other", host("api.example.com"), app, "miss"],
    ["5c host: wildcard", host("*.example.com"), app, "hit"],
    ["5c host: ? is one", host("ap?.example.com"), app, "hit"],
    ["5c host: ? is not zero", host("app?.example.com"), app, "miss"],
    ["5c host: *.example.com is not example.com", host("*.example.com"), "https://example.com", "miss"],
    ["5b.3 host: values are ORed", host("api.example.com", "app.example.com"), app, "hit"],
    [
      "5c host: trailing dot of the URL is removed",
      host("app.example.com"),
      "https://app.example.com./",
      "hit",
    ],
    ["5c host: an undocumented port leaves it open", host("app.example.com"), `${app}:8443`, "may"],
    ["5c host: a wildcard at the end takes the port too", host("app.example.*"), `${app}:8443`, "hit"],
    ["5c host: other host, other port", host("api.example.com"), `${app}:8443`, "miss"],
    ["5c host: old Values", { Field: "host-header", Values: ["app.example.com"] }, app, "hit"],
    [
      "5c host: old and new Values are one list",
      { Field: "host-header", Values: ["x.example.com"], HostHeaderConfig: { Values: ["app.example.com"] } },
      app,
      "hit",
    ],
    ["5c host: anchored regex", hostRegex("^app\\.example\\.com$"), app, "hit"],
    ["5c host: regex that misses", hostRegex("^api\\."), app, "miss"],
    ["5c host: part of a text, undocumented", hostRegex("app"), app, "may"],
    ["5c host: regex case unverified", hostRegex("^APP\\.example\\.com$"), app, "may"],
    ["5c host: regex that sees the port", hostRegex("^app\\.example\\.com:8443$"), `${app}:8443`, "may"],
    [
      "5c host: old RegexValues",
      { Field: "host-header", RegexValues: ["^app\\.example\\.com$"] },
      app,
      "hit",
    ],
    [
      "5c host: value and regex",
      { Field: "host-header", Values: ["x.example.com"], RegexValues: ["^app\\..*$"] },
      app,
      "hit",
    ],
    ["5c regex: look-around is not supported", hostRegex("^(?=app).*$"), app, "may"],
    ["5c regex: back-reference is not supported", hostRegex("^(a)\\1$"), app, "may"],
    ["5c regex: broken", hostRegex("("), app, "may"],
    ["5c regex: over 128 characters", hostRegex(`^${"a".repeat(130)}$`), app, "may"],
    [
      "5c regex: broken beside a value that hits",
      { Field: "host-header", Values: ["app.example.com"], RegexValues: ["("] },
      app,
      "hit",
    ],
    ["5c path: exact", path("/orders"), `${app}/orders`, "hit"],
    ["5c path: sensitive", path("/Orders"), `${app}/orders`, "miss"],
    ["5c path: trailing slash", path("/orders"), `${app}/orders/`, "miss"],
    ["5c path: wildcard", path("/orders/*"), `${app}/orders/1/2`, "hit"],
    ["5c path: /orders/* is not /orders", path("/orders/*"), `${app}/orders`, "miss"],
    ["5c path: ?", path("/o?ders"), `${app}/orders`, "hit"],
    ["5c path: query is not compared", path("/orders"), `${app}/orders?x=1`, "hit"],
    ["5c path: a query is no path", path("*x=1"), `${app}/orders?x=1`, "miss"],
    ["5c path: root", path("/"), app, "hit"],
    ["5c path: old Values", { Field: "path-pattern", Values: ["/orders"] }, `${app}/orders`, "hit"],
    ["5c path: dot segments are resolved", path("/b"), `${app}/a/../b`, "hit"],
    ["5c path: encoding of an unreserved character", path("/a~b"), `${app}/a%7Eb`, "may"],
    ["5c path: encoded slash", path("/a/*"), `${app}/a%2Fb`, "may"],
    ["5c path: encoded, but no reading matches", path("/x/*"), `${app}/a%2Fb`, "miss"],
    ["5c path: encoded, and every reading matches", path("/a*"), `${app}/a%2Fb`, "hit"],
    ["5c path: double slash", path("/a/b"), `${app}/a//b`, "may"],
    ["5c path: a stray % is only a character", path("/a%zz"), `${app}/a%zz`, "hit"],
    [
      "5c path: a part was cut, the pattern takes anything",
      path("/reset/*"),
      `${app}/reset/${"a1".repeat(16)}`,
      "hit",
    ],
    [
      "5c path: a part was cut, the pattern asks for it",
      path("/reset/a1*"),
      `${app}/reset/${"a1".repeat(16)}`,
      "may",
    ],
    [
      "5c path: a part was cut, another part differs",
      path("/login/*"),
      `${app}/reset/${"a1".repeat(16)}`,
      "miss",
    ],
    ["5c path: a part was cut, regex", pathRegex("^/reset/.*$"), `${app}/reset/${"a1".repeat(16)}`, "may"],
    ["5c path: regex", pathRegex("^/orders/\\d+$"), `${app}/orders/12`, "hit"],
    ["5c path: regex that misses", pathRegex("^/orders/\\d+$"), `${app}/orders/x`, "miss"],
    ["5c path: regex, whole match undocumented", pathRegex("/orders"), `${app}/orders/12`, "may"],
    ["5c path: regex of the whole text", pathRegex("/orders/\\d+"), `${app}/orders/12`, "hit"],
    ["5c path: regex in linear time", pathRegex("^(a+)+$"), `${app}/${"a".repeat(4000)}`, "miss"],
    ["5c method: a browser sends GET", method("GET"), app, "hit"],
    ["5c method: others miss", method("POST", "PUT"), app, "miss"],
    ["5c method: sensitive", method("get"), app, "miss"],
    ["5c method: given", method("POST"), app, "hit", { method: "POST" }],
    ["5c method: no wildcards", method("*"), app, "miss"],
    ["5c method: custom", method("PURGE"), app, "hit", { method: "PURGE" }],
    ["5c header: not in the URL", header("X-Debug", "1"), app, "may"],
    ["5c header: given", header("X-Debug", "1"), app, "hit", { headers: { "x-debug": ["1"] } }],
    [
      "5c header: name and value insensitive",
      header("x-DEBUG", "YES"),
      app,
      "hit",
      { headers: { "X-Debug": ["yes"] } },
    ],
    ["5c header: other value", header("X-Debug", "1"), app, "miss", { headers: { "x-debug": ["2"] } }],
    [
      "5c header: repeated, one matches",
      header("X-Debug", "1"),
      app,
      "hit",
      { headers: { "x-debug": ["2", "1"] } },
    ],
    [
      "5c header: wildcard",
      header("User-Agent", "*Chrome*"),
      app,
      "hit",
      { headers: { "user-agent": ["a chrome b"] } },
    ],
    ["5c header: known headers without it", header("X-Debug", "*"), app, "miss", { headers: {} }],
    [
      "5c header: regex",
      { Field: "http-header", HttpHeaderConfig: { HttpHeaderName: "X-A", RegexValues: ["^a\\d$"] } },
      app,
      "hit",
      { headers: { "x-a": ["a1"] } },
    ],
    [
      "5c header: regex beside the config",
      { Field: "http-header", RegexValues: ["^a\\d$"], HttpHeaderConfig: { HttpHeaderName: "X-A" } },
      app,
      "hit",
      { headers: { "x-a": ["a1"] } },
    ],
    [
      "5c header: regex, case unverified",
      { Field: "http-header", HttpHeaderConfig: { HttpHeaderName: "X-A", RegexValues: ["^A\\d$"] } },
      app,
      "may",
      { headers: { "x-a": ["a1"] } },
    ],
    ["5c query: pair", query(["version", "v1"]), `${app}?version=v1`, "hit"],
    ["5c query: insensitive", query(["Version", "V1"]), `${app}?version=v1`, "hit"],
    ["5c query: other value", query(["version", "v2"]), `${app}?version=v1`, "miss"],
    ["5c query: other key", query(["version", "v1"]), `${app}?v=v1`, "miss"],
    ["5c query: key optional", query(["v1"]), `${app}?anything=v1`, "hit"],
    ["5c query: key optional, other value", query(["v1"]), `${app}?v1=x`, "miss"],
    ["5c query: none", query(["version", "*"]), app, "miss"],
    ["5c query: wildcard", query(["ver*", "v?"]), `${app}?version=v1`, "hit"],
    ["5c query: escaped *", query(["a", "\\*"]), `${app}?a=b`, "miss"],
    ["5c query: escaped * meets *", query(["a", "\\*"]), `${app}?a=*`, "hit"],
    ["5c query: repeated key", query(["a", "2"]), `${app}?a=1&a=2`, "hit"],
    ["5b.3 query: pairs are ORed", query(["a", "1"], ["b", "2"]), `${app}?b=2`, "hit"],
    ["5c query: encoding undocumented", query(["a", "x y"]), `${app}?a=x%20y`, "may"],
    ["5c query: value was cut", query(["code", "abc"]), `${app}?code=abc`, "may"],
    ["5c query: value was cut, anything goes", query(["code", "*"]), `${app}?code=abc`, "hit"],
    ["5c query: value of another key was cut", query(["x", "abc"]), `${app}?code=abc`, "miss"],
    ["5c source: not in the URL", sourceIp("10.0.0.0/8"), app, "may"],
    ["5c source: every address", sourceIp("0.0.0.0/0", "::/0"), app, "hit"],
    ["5c source: every IPv4 address", sourceIp("0.0.0.0/0"), app, "may"],
    ["5c source: inside", sourceIp("10.0.0.0/8"), app, "hit", { sourceIp: "10.1.2.3" }],
    ["5c source: outside", sourceIp("10.0.0.0/8"), app, "miss", { sourceIp: "192.0.2.1" }],
    ["5c source: IPv6", sourceIp("2001:db8::/32"), app, "hit", { sourceIp: "2001:db8::5" }],
    ["5c source: mapped IPv4", sourceIp("10.0.0.0/8"), app, "hit", { sourceIp: "::ffff:10.1.2.3" }],
    ["5c source: other family", sourceIp("2001:db8::/32"), app, "miss", { sourceIp: "10.1.2.3" }],
    [
      "5b.3 source: values are ORed",
      sourceIp("10.0.0.0/8", "192.0.2.0/24"),
      app,
      "hit",
      { sourceIp: "192.0.2.9" },
    ],
    ["5c source: block that cannot be read", sourceIp("office"), app, "may", { sourceIp: "10.1.2.3" }],
    ["unknown field", { Field: "client-certificate" }, app, "may"],
    ["5c: a condition without values", { Field: "host-header" }, app, "may"],
    ["5c: a header condition without its config", { Field: "http-header", Values: ["x"] }, app, "may"],
  ])("%s", (_fact, condition, url, expected, more) => {
    const trace = traceRule(rule(1, [condition]), target(url, more));
    expect(trace.conditions.map(({ outcome }) => outcome)).toEqual([expected]);
    expect(trace.outcome).toBe(expected);
  });
});

describe("several conditions", () => {
  const hit = host("app.example.com");
  const miss = path("/nowhere");
  const may = header("X-A", "1");

  it.each<[fact: string, conditions: RuleCondition[], expected: StepOutcome]>([
    ["5b.2: none (default rule)", [], "hit"],
    ["5b.3: all hit", [hit, method("GET")], "hit"],
    ["5b.3: miss beats hit", [hit, miss], "miss"],
    ["5b.3: miss beats may", [may, miss], "miss"],
    ["5b.3: may beats hit", [hit, may], "may"],
    ["5c: two header conditions are ANDed", [header("X-A", "1"), header("X-B", "1")], "may"],
  ])("%s", (_fact, conditions, expected) => {
    expect(traceRule(rule(1, conditions), target(app)).outcome).toBe(expected);
  });
});

describe("the choice", () => {
  const ask = (url: string, ...rules: Parameters<typeof chooseRule>[0]) => chooseRule(rules, target(url));

  it("5b.2: lowest priority number first, as numbers, default last", () => {
    const rules = [
      rule("default", []),
      rule(100, [path("/*")]),
      rule(9, [path("/x")]),
      rule(20, [path("/*")]),
    ];
    expect(traceRules(rules, target(app)).map(({ rule: { Priority }, index }) => [Priority, index])).toEqual([
      ["9", 2],
      ["20", 3],
      ["100", 1],
      ["default", 0],
    ]);
    expect(ask(app, ...rules).winner?.rule.Priority).toBe("20");
    expect(ask(app, ...rules).winner?.index).toBe(3);
  });

  it("5b.2: the default rule answers what no other rule matches", () => {
    expect(ask(app, rule(1, [path("/x")]), rule("default", [])).winner?.rule.Priority).toBe("default");
  });

  it("5c: an open rule before the first hit leaves no winner", () => {
    const chosen = ask(
      app,
      rule(1, [header("X-A", "1")]),
      rule(2, [path("/*")]),
      rule(3, [header("X-B", "1")]),
    );
    expect(chosen.winner).toBeUndefined();
    expect(chosen.firstHit?.rule.Priority).toBe("2");
    expect(chosen.candidates.map(({ rule: { Priority } }) => Priority)).toEqual(["1"]);
    expect(chosen.traces).toHaveLength(3);
  });

  it("no rule at all", () => {
    expect(ask(app)).toEqual({ candidates: [], traces: [] });
    expect(ask(app, rule(1, [path("/x")])).firstHit).toBeUndefined();
  });

  it("5d: transforms do not change the choice", () => {
    const rewritten = {
      ...rule(1, [path("/new/*")]),
      Transforms: [
        { Type: "url-rewrite", UrlRewriteConfig: { Rewrites: [{ Regex: "^/new", Replace: "/old" }] } },
      ],
    };
    expect(ask(`${app}/new/x`, rewritten, rule(2, [path("/old/*")])).winner?.rule.Priority).toBe("1");
  });

  it("does not change the list that it is given", () => {
    const rules = Object.freeze([rule(2, [path("/*")]), rule(1, [path("/*")])]);
    expect(chooseRule(rules, target(app)).winner?.index).toBe(1);
  });
});

describe("the callback", () => {
  const rules = [
    rule(1, [host("app.example.com"), path("/oauth2/*")]),
    rule(2, [host("app.example.com"), path("/orders/*")], [signIn, forward]),
    rule(3, [host("other.example.com")], [signIn, forward]),
    rule(4, [host("app.example.com")], [tokenCheck, forward]),
    rule("default", [], [signIn, forward]),
  ];

  it("5b.6: every rule that signs in on the host may own it, whatever its path", () => {
    const candidates = callbackCandidates(rules, "app.example.com");
    expect(candidates.map(({ rule: { Priority }, index, outcome }) => [Priority, index, outcome])).toEqual([
      ["2", 1, "may"],
      ["default", 4, "may"],
    ]);
  });

  it("5b.6: no rule signs in on the host", () => {
    expect(callbackCandidates(rules.slice(0, 4), "third.example.com")).toEqual([]);
  });
});

describe("authenticatingAction", () => {
  it.each([
    [[signIn, forward], "authenticate-oidc"],
    [[tokenCheck, forward], "jwt-validation"],
    [[forward], undefined],
    [[redirect()], undefined],
  ] as const)("%#", (actions, expected) => {
    expect(authenticatingAction(rule(1, [], actions))?.Type).toBe(expected);
  });
});

it("near misses: fewest conditions missed first, then most met", () => {
  const traces = traceRules(
    [
      rule(1, [host("x.example.com"), path("/x")]),
      rule(2, [host("x.example.com")]),
      rule(3, [host("app.example.com"), path("/x")]),
      rule(4, [header("X-A", "1"), path("/x")]),
      rule("default", []),
    ],
    browserRequest({ scheme: "https", host: "app.example.com" }),
  );
  expect(nearMisses(traces).map(({ rule: { Priority } }) => Priority)).toEqual(["3", "2", "4"]);
  expect(nearMisses(traces, 1)).toHaveLength(1);
});
