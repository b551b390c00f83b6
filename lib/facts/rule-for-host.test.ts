import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Rule, RuleCondition } from "../model/load-balancer";
import { covers } from "../routing/index";
import { header, host, hostRegex, method, path, rule, sourceIp } from "../routing/rules-for-tests";
import { indexOfTaker, isReachedFor, isTaken, isTakenFor, ruleForHost } from "./rule-for-host";

describe("ruleForHost", () => {
  it("keeps every condition but the hosts", () => {
    const narrowed = ruleForHost(rule(1, [host("a.b", "c.d"), path("/x"), header("X-A", "1")]), "a.b");
    expect(narrowed.Conditions).toEqual([host("a.b"), path("/x"), header("X-A", "1")]);
  });

  it("gives a host to a rule without one, and reads an expression", () => {
    expect(ruleForHost(rule(1, [path("/x")]), "a.b").Conditions).toEqual([host("a.b"), path("/x")]);
    expect(ruleForHost(rule(1, []), "/^a\\.b$/").Conditions).toEqual([hostRegex("^a\\.b$")]);
  });

  it("is covered by the rule that it was made of", () => {
    const wide = rule(1, [host("*.example.com"), path("/x*")]);
    expect(covers(wide, ruleForHost(wide, "app.example.com"))).toBe("always");
  });
});

describe("isReachedFor", () => {
  it.each<[name: string, earlier: RuleCondition[][], own: RuleCondition[], asked: string, reached: boolean]>([
    ["nothing before it", [], [host("a.b")], "a.b", true],
    ["any host", [], [path("/x")], "a.b", true],
    ["a wildcard", [], [host("*.b")], "a.b", true],
    ["not its host", [], [host("a.b")], "c.b", false],
    ["a pattern that it only meets", [], [host("*.example.com")], "app-*", false],
    ["the same pattern", [], [host("*.b")], "*.b", true],
    ["an expression, word for word", [], [hostRegex("^a")], "/^a/", true],
    ["an expression that is not decided", [], [hostRegex("a")], "a.b", false],
    ["the host taken by name", [[host("a.b")]], [host("a.b", "c.b")], "a.b", false],
    ["the other host left", [[host("a.b")]], [host("a.b", "c.b")], "c.b", true],
    ["the host taken by a wildcard", [[host("*.b")]], [host("a.b")], "a.b", false],
    ["the host taken by every path", [[path("/*")]], [host("a.b")], "a.b", false],
    ["a part of its paths taken", [[host("a.b"), path("/x/*")]], [host("a.b")], "a.b", true],
    ["its path taken", [[host("a.b"), path("/x*")]], [host("a.b"), path("/x/y")], "a.b", false],
    ["taken from some addresses", [[host("a.b"), sourceIp("10.0.0.0/8")]], [host("a.b")], "a.b", true],
  ])("%s", (_name, earlier, own, asked, reached) => {
    const rules: Rule[] = [...earlier.map((conditions, index) => rule(index + 1, conditions)), rule(50, own)];
    expect(isReachedFor(rules, earlier.length, asked)).toBe(reached);
  });

  it("is false for a rule that is not there", () => {
    expect(isReachedFor([], 0, "a.b")).toBe(false);
  });
});

describe("isTaken", () => {
  it("looks only at the rules before", () => {
    const rules = [rule(1, [host("a.b")]), rule(2, [])];
    expect(isTaken(rules, 1, rule(3, [host("a.b"), path("/x")]))).toBe(true);
    expect(isTaken(rules, 1, rule(3, [host("c.b")]))).toBe(false);
    expect(isTaken(rules, 0, rule(3, [host("a.b")]))).toBe(false);
  });
});

describe("what is remembered and what is told at first sight", () => {
  const names = ["a.b", "A.b", "c.b", "*.b", "?.b", "*", ""];
  const conditions = fc
    .array(
      fc.oneof(
        fc.subarray(names, { maxLength: 3 }).map((values) => host(...values)),
        fc.constantFrom(
          hostRegex("^a"),
          path("/*"),
          path("/x*"),
          path("/x"),
          method("GET"),
          header("X-A", "1"),
        ),
      ),
      { maxLength: 3 },
    )
    .map((list) => [...list]);
  const lists = fc.array(conditions, { minLength: 1, maxLength: 5 });

  it("is what comparing every earlier rule says", () => {
    fc.assert(
      fc.property(lists, fc.constantFrom(...names, "/^a/", "d.b"), (list, asked) => {
        const rules = list.map((own, index) => rule(index + 1, own));
        for (const [index, one] of rules.entries()) {
          const wanted = { ...one, Conditions: ruleForHost(one, asked).Conditions };
          const taker = rules.findIndex((other) => covers(other, wanted) === "always");
          const taken = taker >= 0 && taker < index;
          const hostsOnly = {
            ...one,
            Conditions: one.Conditions.filter(({ Field }) => Field === "host-header"),
          };
          const takes = covers(hostsOnly, ruleForHost({ ...one, Conditions: [] }, asked)) === "always";
          expect(indexOfTaker(rules, one, asked)).toBe(taker);
          expect(isTakenFor(rules, index, asked)).toBe(taken);
          expect(isReachedFor(rules, index, asked)).toBe(takes && !taken);
        }
      }),
    );
  });
});
