import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RuleCondition } from "../model/load-balancer";
import { traceRule } from "./alb-rules";
import { browserRequest, type RequestTarget } from "./request-target";
import {
  type Cover,
  covers,
  coversEveryPath,
  coversHost,
  coversHostAndPathOf,
  coversPath,
  overlaps,
} from "./rule-cover";
import { ruleHosts } from "./rule-hosts";
import { header, host, hostRegex, method, path, pathRegex, query, rule, sourceIp } from "./rules-for-tests";

type Row = [fact: string, earlier: RuleCondition[], later: RuleCondition[], expected: Cover];

describe("covers", () => {
  it.each<Row>([
    ["5b.2: no conditions cover everything", [], [host("a.example.com")], "always"],
    ["5b.2: a condition does not cover a rule without one", [host("a.example.com")], [], "sometimes"],
    ["5c: the same host", [host("a.example.com")], [host("a.example.com")], "always"],
    ["5c: hosts ignore case", [host("A.example.com")], [host("a.EXAMPLE.com")], "always"],
    ["5c: wildcard host", [host("*.example.com")], [host("a.example.com")], "always"],
    ["5c: wildcard host in a wider one", [host("*.com")], [host("*.example.com")], "always"],
    [
      "5c: exact host does not cover the wildcard",
      [host("a.example.com")],
      [host("*.example.com")],
      "sometimes",
    ],
    ["5c: *.example.com never meets example.com", [host("*.example.com")], [host("example.com")], "never"],
    ["5c: other host", [host("a.example.com")], [host("b.example.com")], "never"],
    [
      "5b.3: one of two hosts",
      [host("a.example.com")],
      [host("a.example.com", "b.example.com")],
      "sometimes",
    ],
    ["5b.3: both of two hosts", [host("*.example.com")], [host("a.example.com", "b.example.com")], "always"],
    ["5b.3: values together", [path("/a*", "/b*")], [path("/a/1", "/b/*")], "always"],
    ["5c: path /* is every path", [path("/*")], [host("a.example.com")], "always"],
    ["5c: path * is every path", [path("*")], [], "always"],
    ["5c: /* covers *, for paths begin with /", [path("/*")], [path("*")], "always"],
    ["5c: paths are case-sensitive", [path("/API/*")], [path("/api/*")], "never"],
    ["5c: /api/* does not cover /api", [path("/api/*")], [path("/api", "/api/*")], "sometimes"],
    ["5c: *.js and *.css", [path("*.js")], [path("*.css")], "never"],
    ["5c: a and a text that begins with /", [path("a*")], [path("/*")], "never"],
    [
      "5b.3: host and path",
      [host("*.example.com"), path("/*")],
      [host("a.example.com"), path("/x")],
      "always",
    ],
    ["5b.3: a path more", [host("a.example.com"), path("/x")], [host("a.example.com")], "sometimes"],
    ["5c: the same regex", [hostRegex("^a\\.b$")], [hostRegex("^a\\.b$")], "always"],
    ["5c: another regex", [hostRegex("^a\\.b$")], [hostRegex("^a\\.c$")], "sometimes"],
    ["5c: regex and exact host", [hostRegex("^a\\.example\\.com$")], [host("a.example.com")], "always"],
    ["5c: regex misses exact host", [hostRegex("^b\\.example\\.com$")], [host("a.example.com")], "never"],
    ["5c: regex, whole match undocumented", [hostRegex("example")], [host("a.example.com")], "sometimes"],
    ["5c: regex and wildcard", [hostRegex("^.*$")], [host("*.example.com")], "sometimes"],
    ["5c: /* covers a regex", [path("/*")], [pathRegex("^/x/\\d+$")], "always"],
    ["5c: CIDR in CIDR", [sourceIp("10.0.0.0/8")], [sourceIp("10.1.0.0/16")], "always"],
    ["5c: CIDR around CIDR", [sourceIp("10.1.0.0/16")], [sourceIp("10.0.0.0/8")], "sometimes"],
    ["5c: CIDR beside CIDR", [sourceIp("10.0.0.0/8")], [sourceIp("192.168.0.0/16")], "never"],
    ["5c: v4 and v6", [sourceIp("10.0.0.0/8")], [sourceIp("2001:db8::/32")], "never"],
    ["5c: every address", [sourceIp("0.0.0.0/0", "::/0")], [], "always"],
    ["5c: every v4 address", [sourceIp("0.0.0.0/0")], [], "sometimes"],
    ["5c: CIDR that cannot be read", [sourceIp("10.0.0.0/8")], [sourceIp("ten")], "sometimes"],
    ["5c: methods", [method("GET", "POST")], [method("GET")], "always"],
    ["5c: methods are case-sensitive", [method("get")], [method("GET")], "never"],
    ["5c: header names ignore case", [header("X-A", "*")], [header("x-a", "1")], "always"],
    ["5c: other header", [header("X-A", "1")], [header("X-B", "1")], "sometimes"],
    ["5c: a header may be repeated", [header("X-A", "1")], [header("X-A", "2")], "sometimes"],
    ["5c: query, any key", [query(["v1"])], [query(["version", "v1"])], "always"],
    ["5c: query, one key", [query(["version", "v1"])], [query(["v1"])], "sometimes"],
    ["5c: query ignores case", [query(["Version", "V*"])], [query(["version", "v1"])], "always"],
    ["5c: query, an escaped * is a character", [query(["a", "\\*"])], [query(["a", "b"])], "sometimes"],
    ["5c: unknown field, the same", [{ Field: "new" }], [{ Field: "new" }], "always"],
    ["5c: unknown field", [{ Field: "new" }], [], "sometimes"],
    ["5c: old Values beside config", [{ Field: "path-pattern", Values: ["/*"] }], [path("/x")], "always"],
  ])("%s", (_fact, earlier, later, expected) => {
    expect(covers(rule(1, earlier), rule(2, later))).toBe(expected);
  });

  it("always: no request that matches the later rule misses the earlier one", () => {
    let proven = 0;
    let excluded = 0;
    fc.assert(
      fc.property(conditions, conditions, requests, (a, b, request) => {
        const cover = covers(rule(1, a), rule(2, b));
        const earlier = traceRule(rule(1, a), request).outcome;
        const later = traceRule(rule(2, b), request).outcome;
        if (cover === "always" && later === "hit") {
          proven++;
          expect(earlier).not.toBe("miss");
        }
        if (cover === "never" && later === "hit") {
          excluded++;
          expect(earlier).not.toBe("hit");
        }
      }),
      { numRuns: 8000, seed: 7 },
    );
    expect(proven).toBeGreaterThan(100);
    expect(excluded).toBeGreaterThan(100);
  });
});

describe("overlaps", () => {
  it.each<[fact: string, RuleCondition[], RuleCondition[], "yes" | "no" | "maybe"]>([
    ["5b.2: without conditions", [], [host("a.example.com")], "yes"],
    ["5c: hosts that meet", [host("*.example.com")], [host("a.*")], "yes"],
    ["5c: hosts apart", [host("a.example.com")], [host("b.example.com")], "no"],
    [
      "5c: paths apart decide",
      [host("a.example.com"), path("/a")],
      [host("a.example.com"), path("/b")],
      "no",
    ],
    ["5c: regexes", [pathRegex("^/a$")], [pathRegex("^/b$")], "maybe"],
    ["5c: methods apart", [method("GET")], [method("POST")], "no"],
    ["5c: headers together", [header("X-A", "1")], [header("X-A", "2")], "yes"],
    ["5c: unknown field", [{ Field: "new" }], [], "maybe"],
    ["5b.3: two conditions on one field", [path("/a*"), path("*b")], [path("/*")], "maybe"],
  ])("%s", (_fact, a, b, expected) => {
    expect(overlaps(rule(1, a), rule(2, b))).toBe(expected);
    expect(overlaps(rule(2, b), rule(1, a))).toBe(expected);
  });

  it("no: no request matches both", () => {
    fc.assert(
      fc.property(conditions, conditions, requests, (a, b, request) => {
        const both = [a, b].every((one) => traceRule(rule(1, one), request).outcome === "hit");
        expect(both && overlaps(rule(1, a), rule(2, b)) === "no").toBe(false);
      }),
      { numRuns: 3000 },
    );
  });
});

describe("host and path of a rule", () => {
  const open = rule(1, [host("*.example.com"), header("X-Debug", "1")]);
  const guarded = rule(2, [host("app.example.com"), path("/orders/*"), method("GET")]);

  it("coversHostAndPathOf leaves other conditions aside", () => {
    expect(coversHostAndPathOf(open, guarded)).toBe("always");
    expect(covers(open, guarded)).toBe("sometimes");
    expect(coversHostAndPathOf(rule(1, [path("/orders/public/*")]), guarded)).toBe("sometimes");
    expect(coversHostAndPathOf(rule(1, [host("other.example.com")]), guarded)).toBe("never");
  });

  it.each<[RuleCondition[], string, Cover]>([
    [[], "a.example.com", "always"],
    [[host("*.example.com")], "A.example.com", "always"],
    [[host("*.example.com")], "example.com", "never"],
    [[hostRegex("example")], "a.example.com", "sometimes"],
    [[path("/x"), header("X-A", "1")], "a.example.com", "always"],
  ])("coversHost %#", (conditionsOfRule, name, expected) => {
    expect(coversHost(rule(1, conditionsOfRule), name)).toBe(expected);
  });

  it.each<[RuleCondition[], string, Cover]>([
    [[], "/oauth2/idpresponse", "always"],
    [[path("/oauth2/*")], "/oauth2/idpresponse", "always"],
    [[path("/OAuth2/*")], "/oauth2/idpresponse", "never"],
    [[pathRegex("idpresponse")], "/oauth2/idpresponse", "sometimes"],
    [[host("other.example.com")], "/oauth2/idpresponse", "always"],
  ])("coversPath %#", (conditionsOfRule, name, expected) => {
    expect(coversPath(rule(1, conditionsOfRule), name)).toBe(expected);
  });

  it.each<[RuleCondition[], boolean]>([
    [[host("a.example.com")], true],
    [[path("/*")], true],
    [[path("/x", "*")], true],
    [[path("/?*")], false],
    [[pathRegex(".*")], false],
  ])("coversEveryPath %#", (conditionsOfRule, expected) => {
    expect(coversEveryPath(rule(1, conditionsOfRule))).toBe(expected);
  });

  it("ruleHosts reads old values, config objects and expressions", () => {
    const mixed: RuleCondition = {
      Field: "host-header",
      Values: ["App.example.com", "*.example.org"],
      RegexValues: ["^x"],
      HostHeaderConfig: { Values: ["app.example.com", "b.example.com"], RegexValues: ["^y"] },
    };
    expect(ruleHosts(rule(1, [mixed, path("/x")]))).toEqual({
      exact: ["app.example.com", "b.example.com"],
      patterns: ["*.example.org", "/^x/", "/^y/"],
    });
    expect(ruleHosts(rule(1, []))).toEqual({ exact: [], patterns: [] });
  });
});

const names = ["a.b", "b.b", "b", "a.c"];
const some = (...texts: string[]) => fc.subarray(texts, { minLength: 1, maxLength: 3 });
const conditions = fc
  .tuple(
    fc.option(some("a.b", "B.b", "*.b", "?.b", "*", "b", "a.*", "a.c").map((values) => host(...values))),
    fc.option(some("/", "/*", "*", "/a", "/a*", "/?", "*b", "/A", "/a/b").map((values) => path(...values))),
    fc.option(
      some("^/a$", "^/a", "b").map((values) => pathRegex(...values)),
      { freq: 1 },
    ),
    fc.option(
      some("GET", "POST", "get").map((values) => method(...values)),
      { freq: 1 },
    ),
    fc.option(
      some("1", "2", "*", "1*").map((values) => header("X-A", ...values)),
      { freq: 1 },
    ),
    fc.option(
      some("x", "X", "?", "*", "\\*").map((values) => query(...values.map((v) => ["k", v] as const))),
      { freq: 1 },
    ),
    fc.option(
      some("10.0.0.0/8", "10.1.0.0/16", "0.0.0.0/0", "::/0").map((values) => sourceIp(...values)),
      { freq: 1 },
    ),
  )
  .map((all) => all.filter((condition) => condition !== null));
const requests: fc.Arbitrary<RequestTarget> = fc
  .record({
    host: fc.constantFrom(...names),
    path: fc.constantFrom("/", "/a", "/b", "/A", "/a/b", "/ab"),
    method: fc.constantFrom("GET", "POST"),
    header: fc.constantFrom("1", "2", "12", "3"),
    value: fc.constantFrom("x", "*", "xy"),
    sourceIp: fc.constantFrom("10.1.2.3", "10.2.2.3", "192.0.2.1", "2001:db8::1"),
  })
  .map((one) => ({
    ...browserRequest({ scheme: "https", host: one.host, path: one.path }),
    method: one.method,
    headers: { "x-a": [one.header] },
    query: [["k", one.value]],
    sourceIp: one.sourceIp,
  }));
