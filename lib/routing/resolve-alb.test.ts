import { describe, expect, it } from "vitest";
import { ok, skipped } from "../model/gathered";
import type { Listener, Rule } from "../model/load-balancer";
import { chooseListener } from "./alb-listener";
import { redirectTarget } from "./alb-redirect";
import { browserRequest, type RequestTarget, safeUrlOf } from "./request-target";
import { readRequestUrl } from "./request-url";
import { type AlbQuestion, resolveAlb } from "./resolve-alb";
import { forward, header, host, listener, path, redirect, rule, signIn } from "./rules-for-tests";

function target(url: string): RequestTarget {
  const read = readRequestUrl(url);
  if (!read.ok) throw new Error(read.problem.message);
  return read.request;
}

const http = listener("HTTP", 80);
const https = listener("HTTPS", 443);
const app = "https://app.example.com";

function resolve(url: string, rules: readonly Rule[], listeners: readonly Listener[] = [https]) {
  const gathered: AlbQuestion["rules"] = {
    [http.ListenerArn]: ok([rule("default", [], [redirect()])]),
    [https.ListenerArn]: ok(rules),
  };
  return resolveAlb({ listeners, rules: gathered, request: target(url) });
}

const last = (steps: readonly { what: string; outcome: string; detail: string }[]) => {
  const { what, outcome, detail } = steps.at(-1) ?? { what: "", outcome: "", detail: "" };
  return `${what} ${outcome}: ${detail}`;
};

describe("chooseListener", () => {
  it.each<[fact: string, listeners: Listener[], url: string, port: number | undefined, detail: string]>([
    ["5b.1: port and protocol", [http, https], app, 443, "HTTPS:443 takes the request."],
    ["5b.1: http on 80", [https, http], "http://app.example.com", 80, "HTTP:80 takes the request."],
    [
      "5b.1: no such port",
      [http, https],
      `${app}:8443`,
      undefined,
      "Nothing listens on port 8443; the load balancer has HTTP:80, HTTPS:443.",
    ],
    [
      "5b.1: no port 80",
      [https],
      "http://app.example.com",
      undefined,
      "Nothing listens on port 80; the load balancer has HTTPS:443.",
    ],
    [
      "5b.1: no listener",
      [],
      app,
      undefined,
      "Nothing listens on port 443; the load balancer has no listener.",
    ],
    [
      "5b.1: other protocol",
      [https],
      "http://app.example.com:443",
      undefined,
      "Port 443 speaks HTTPS, the URL says http: the load balancer refuses the connection or answers 400; the load balancer has HTTPS:443.",
    ],
  ])("%s", (_fact, listeners, url, port, detail) => {
    const chosen = chooseListener(listeners, target(url));
    expect(chosen.listener?.Port).toBe(port);
    expect(chosen.step).toEqual({ what: "Listener", outcome: port === undefined ? "miss" : "hit", detail });
  });
});

describe("redirectTarget", () => {
  it.each<[what: string, changes: Parameters<typeof redirect>[0], url: string, expected: string]>([
    ["defaults", {}, "http://app.example.com/a/b?x=1&y=%20", "https://app.example.com/a/b?x=1&y=%20"],
    [
      "cut values stay cut",
      {},
      "http://app.example.com/?code=hunter2",
      "https://app.example.com/?code=REDACTED",
    ],
    [
      "own protocol and port",
      { Protocol: "#{protocol}", Port: "#{port}", Host: "www.#{host}" },
      "http://example.com:8080/",
      "http://www.example.com:8080/",
    ],
    [
      "other path, no query",
      { Path: "/login", Query: "" },
      "http://app.example.com/a?x=1",
      "https://app.example.com/login",
    ],
    [
      "query of its own",
      { Query: "from=#{path}" },
      "http://app.example.com/a",
      "https://app.example.com/a?from=a",
    ],
  ])("%s", (_what, changes, url, expected) => {
    const found = redirectTarget(rule(1, [], [redirect(changes)]), target(url));
    expect(found && safeUrlOf(found)).toBe(expected);
  });

  it("only of a redirect, and only to a URL", () => {
    expect(redirectTarget(rule(1, []), target(app))).toBeUndefined();
    expect(redirectTarget(rule(1, [], [redirect({ Port: "x" })]), target(app))).toBeUndefined();
  });
});

describe("resolveAlb", () => {
  it("5b.2: tells every rule tried, up to the one that answers, with each condition", () => {
    const rules = [
      rule(1, [host("api.example.com"), path("/orders")]),
      rule(2, [host("app.example.com")], [signIn, forward]),
      rule("default", []),
    ];
    const found = resolve(`${app}/orders`, rules);
    expect(found.steps).toEqual([
      { what: "Listener", outcome: "hit", detail: "HTTPS:443 takes the request." },
      { what: "Rule 1", outcome: "miss", detail: "Fails on host-header." },
      {
        what: "Rule 1 · host-header",
        outcome: "miss",
        detail: "Host app.example.com does not match api.example.com.",
      },
      { what: "Rule 1 · path-pattern", outcome: "hit", detail: "Path /orders matches /orders." },
      { what: "Rule 2", outcome: "hit", detail: "All conditions match." },
      {
        what: "Rule 2 · host-header",
        outcome: "hit",
        detail: "Host app.example.com matches app.example.com.",
      },
      { what: "Answer", outcome: "hit", detail: "Rule 2 answers." },
    ]);
    expect(found).toMatchObject({ listener: https, rule: rules[1], ruleIndex: 1, mays: [] });
    expect(found.answeredBy?.index).toBe(1);
    expect(found.intended).toBeUndefined();
    expect(found.traces).toHaveLength(3);
  });

  it("5b.2: a rule that is always hidden is the one that was meant", () => {
    const rules = [
      rule(5, [path("/*")]),
      rule(10, [host("app.example.com"), path("/orders/*")], [signIn, forward]),
      rule("default", []),
    ];
    const found = resolve(`${app}/orders/1`, rules);
    expect(found.ruleIndex).toBe(1);
    expect(found.intended?.index).toBe(1);
    expect(found.answeredBy?.index).toBe(0);
    expect(last(found.steps)).toBe(
      "Shadowed rule miss: Rule 5 answers first and matches every request that rule 10 could match: " +
        "rule 10, which asks for a sign-in, is never reached.",
    );
  });

  it.each<[what: string, first: Rule, ruleIndex: number]>([
    ["a rule that hides it only in part is the answer", rule(5, [path("/orders/public/*")]), 0],
    ["a rule that signs in hides nothing", rule(5, [path("/*")], [signIn, forward]), 0],
  ])("%s", (_what, first, ruleIndex) => {
    const found = resolve(`${app}/orders/public/1`, [
      first,
      rule(10, [path("/orders/*")], [signIn, forward]),
    ]);
    expect(found.ruleIndex).toBe(ruleIndex);
    expect(found.intended).toBeUndefined();
  });

  it("a hidden rule that this request does not match was not meant", () => {
    const rules = [rule(5, [path("/*")]), rule(10, [host("other.example.com")], [signIn, forward])];
    expect(resolve(app, rules)).toMatchObject({ ruleIndex: 0 });
  });

  it("5c: what the URL does not say leaves rules open, and the one that signs in is looked at", () => {
    const rules = [rule(1, [header("X-Debug", "1")]), rule(2, [host("app.example.com")], [signIn, forward])];
    const found = resolve(app, rules);
    expect(found.answeredBy).toBeUndefined();
    expect(found.ruleIndex).toBe(1);
    expect(found.mays.map(({ index }) => index)).toEqual([0, 1]);
    expect(last(found.steps)).toBe(
      "Answer may: What the URL does not say decides whether rule 1 answers; rule 2 is looked at.",
    );
  });

  it("5c: an open rule that signs in is looked at before an open door", () => {
    const rules = [rule(1, [header("X-Debug", "1")], [signIn, forward]), rule("default", [])];
    expect(resolve(app, rules)).toMatchObject({ ruleIndex: 0 });
  });

  it("5d: transforms are told after the choice", () => {
    const rewriting = {
      ...rule(1, [path("/*")]),
      Transforms: [{ Type: "url-rewrite" }, { Type: "host-header-rewrite" }],
    };
    expect(last(resolve(app, [rewriting]).steps)).toBe(
      "Transforms hit: url-rewrite and host-header-rewrite of rule 1 runs after the choice and does not change it.",
    );
  });

  it("5b.1: no listener, no rule", () => {
    const found = resolve(`${app}:8443`, []);
    expect(found.listener).toBeUndefined();
    expect(found.rule).toBeUndefined();
    expect(found.steps.map(({ outcome }) => outcome)).toEqual(["miss"]);
  });

  it("no rule matches where no default rule was read", () => {
    expect(last(resolve(app, [rule(1, [path("/x")])]).steps)).toBe(
      "Answer miss: No rule matches, and no default rule was read.",
    );
  });

  it.each<[what: string, rules: AlbQuestion["rules"], detail: RegExp]>([
    [
      "denied",
      {
        [https.ListenerArn]: {
          state: "failed",
          error: {
            code: "access-denied",
            operation: "elasticloadbalancing:DescribeRules",
            resource: "listener-443",
            message: "not authorized",
          },
        },
      },
      /elasticloadbalancing:DescribeRules answered "not authorized"/,
    ],
    ["skipped", { [https.ListenerArn]: skipped("the deadline passed") }, /not read: the deadline passed/],
    ["absent", {}, /were not read/],
  ])("rules that are %s are open, not absent", (_what, rules, detail) => {
    const found = resolveAlb({ listeners: [https], rules, request: target(app) });
    expect(found.listener).toEqual(https);
    expect(found.rule).toBeUndefined();
    expect(found.steps.at(-1)).toMatchObject({ what: "Rules", outcome: "may" });
    expect(found.steps.at(-1)?.detail).toMatch(detail);
  });

  it("HTTP instead of HTTPS: follows the redirect on the same host", () => {
    const rules = [rule(1, [host("app.example.com")], [signIn, forward]), rule("default", [])];
    const found = resolve("http://app.example.com/orders?a=1", rules, [http, https]);
    expect(found).toMatchObject({ listener: https, ruleIndex: 0, redirectsTo: `${app}/orders?a=1` });
    expect(found.steps.map(({ what }) => what)).toEqual([
      "Listener",
      "The default rule",
      "Answer",
      "Redirect",
      "Listener",
      "Rule 1",
      "Rule 1 · host-header",
      "Answer",
    ]);
  });

  it("a redirect to another host is told, not followed", () => {
    const away = rule(1, [host("example.com")], [redirect({ Host: "www.#{host}" })]);
    const found = resolve("https://example.com/", [away, rule("default", [], [signIn, forward])]);
    expect(found).toMatchObject({ ruleIndex: 0, redirectsTo: "https://www.example.com/" });
    expect(last(found.steps)).toBe("Redirect hit: The answer is a redirect to https://www.example.com/.");
  });

  it("a redirect to itself is not followed", () => {
    const found = resolve(app, [rule("default", [], [redirect()])]);
    expect(found.redirectsTo).toBeUndefined();
    expect(last(found.steps)).toBe("Answer hit: The default rule answers.");
  });
});

describe("resolveAlb on a callback", () => {
  const callback = `${app}/oauth2/idpresponse?code=abc&state=def`;
  const orders = rule(10, [host("app.example.com"), path("/orders/*")], [signIn, forward]);
  const all = rule(20, [host("app.example.com")], [signIn, forward]);

  it("5b.6: rules that sign in on the host may own it; the one that matches is looked at", () => {
    const found = resolve(callback, [orders, all, rule("default", [])]);
    expect(found.mays.map(({ index }) => index)).toEqual([0, 1]);
    expect(found.ruleIndex).toBe(1);
    expect(found.answeredBy).toBeUndefined();
    expect(found.steps.slice(1).every(({ outcome }) => outcome === "may")).toBe(true);
  });

  it("5b.6: a rule without sign-in that catches the path is told", () => {
    const found = resolve(callback, [rule(1, [path("/oauth2/*")]), orders]);
    expect(found.ruleIndex).toBe(1);
    expect(last(found.steps)).toBe(
      "Rule 1 may: Matches /oauth2/idpresponse without a sign-in and may take the provider's answer away.",
    );
  });

  it("without a rule that signs in it is an ordinary request", () => {
    const found = resolve(callback, [rule("default", [])]);
    expect(found.steps[1]).toMatchObject({ what: "Callback", outcome: "miss" });
    expect(found.answeredBy?.index).toBe(0);
  });

  it("by http it is redirected first", () => {
    const found = resolve("http://app.example.com/oauth2/idpresponse", [all], [http, https]);
    expect(found).toMatchObject({ listener: https, ruleIndex: 0 });
    expect(found.mays).toHaveLength(1);
  });
});

it("browserRequest is what the URL reader makes of the same address", () => {
  expect(
    browserRequest({ scheme: "http", host: "App.example.com", port: 8080, path: "/oauth2/idpresponse" }),
  ).toEqual(target("http://app.example.com:8080/oauth2/idpresponse"));
  expect(browserRequest({ scheme: "https", host: "192.0.2.1" })).toEqual(target("https://192.0.2.1"));
});
