import { describe, expect, it } from "vitest";
import { formOfExpression, matchExpression, mismatchOf } from "./validation-expression";

describe("identityValidationExpression", () => {
  it.each([
    // The pair of AWS's own example: a full match, not a search.
    ["\\w{5}", "allow", "matches"],
    ["\\w{5}", "abc123", "differs"],
    ["^x-[a-z]+", "x-abc", "matches"],
    ["^x-[a-z]+", "x-abc1", "differs"],
    ["Bearer .*", "Bearer a.b.c", "matches"],
    ["Bearer .*", "bearer a.b.c", "differs"],
    ["^Bearer [-0-9a-zA-z\\.]*$", "Bearer a-b.c", "matches"],
    ["\\w+", "a.b.c", "differs"],
    ["[^\\]]+", "abc", "matches"],
    ["(?i)bearer .*", "Bearer x", "matches"],
    ["(?:a|b)+", "abba", "matches"],
    ["a+?b", "aab", "matches"],
    ["a\\++", "a++", "matches"],
    // Catastrophic in a backtracking engine.
    ["^(([-0-9A-Za-z_]+)+\\.?)+$", `${"a".repeat(5000)}!`, "differs"],
    // Java and RE2 differ, or one of them cannot read it.
    ["\\w++", "abc", "not-run"],
    ["a{2}+", "aa", "not-run"],
    ["[a-z&&[^b]]+", "ac", "not-run"],
    ["[[:alpha:]]+", "ac", "not-run"],
    ["\\p{Alpha}+", "ac", "not-run"],
    ["(?=a)a", "a", "not-run"],
    ["(a)\\1", "aa", "not-run"],
    ["(?x) a", "a", "not-run"],
    ["\\Qa.b\\E", "a.b", "not-run"],
    ["(", "a", "not-run"],
    ["(?:a{1,500}){1,2}", "a".repeat(20_000), "not-run"],
    ["a".repeat(3000), "a", "not-run"],
  ])("%s on %s: %s", (expression, value, expected) => {
    expect(matchExpression(expression, value)).toBe(expected);
  });

  it.each([
    ["Bearer .*", "readable"],
    ["^Bearer ([\\w-]+$", "unreadable"],
    ["Bearer [\\w-", "unreadable"],
    ["a)", "unreadable"],
    ["*", "unreadable"],
    ["a\\", "unreadable"],
    ["[z-a]", "unreadable"],
    ["\\w++", "undecided"],
    ["(?=a)a", "undecided"],
    ["(a)\\1", "undecided"],
    ["a{2000}", "undecided"],
    ["a".repeat(3000), "undecided"],
  ])("%s is %s", (expression, state) => {
    expect(formOfExpression(expression).state).toBe(state);
  });

  it.each([
    ["[\\w-]+\\.[\\w-]+\\.[\\w-]+", "Bearer a.b.c", { kind: "bearer-sent" }],
    ["Bearer .+", "a.b.c", { kind: "bearer-wanted" }],
    ["Bearer [\\w.]+", " Bearer a.b", { kind: "wrapped" }],
    ["\\w+", '"abc"', { kind: "wrapped" }],
    ["Bearer \\w+", "Bearer eyJ.abc", { kind: "ends", length: 10 }],
    ["^Bearer \\w+$", "Bearer eyJ.abc", { kind: "ends", length: 10 }],
    ["\\w{5}", "abc123", { kind: "ends", length: 5 }],
    ["x-\\w+", "y-abc", { kind: "nothing" }],
  ])("%s on %s: %j", (expression, value, expected) => {
    expect(mismatchOf(expression, value)).toEqual(expected);
  });
});
