import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonValue } from "../model/finding";
import { differences, missingFrom } from "./difference";

const of = (before: JsonValue, after: JsonValue) => differences(before, after);

describe("differences", () => {
  it.each<[string, JsonValue, JsonValue]>([
    ["equal values", { a: 1, b: ["x", "y"] }, { b: ["y", "x"], a: 1 }],
    ["how long it took", { timings: { totalMs: 1 } }, { timings: { totalMs: 900 } }],
    ["the address of an endpoint", { timings: {}, a: ["192.0.2.1"] }, { timings: {}, a: ["192.0.2.2"] }],
    [
      "the order of rules",
      [
        { RuleArn: "a", Priority: "1" },
        { RuleArn: "b", Priority: "2" },
      ],
      [
        { RuleArn: "b", Priority: "2" },
        { RuleArn: "a", Priority: "1" },
      ],
    ],
    [
      "the order of statements",
      [{ Effect: "Allow" }, { Effect: "Deny" }],
      [{ Effect: "Deny" }, { Effect: "Allow" }],
    ],
  ])("finds none: %s", (_, before, after) => {
    expect(of(before, after)).toEqual([]);
  });

  it("names the way to a field through lists of named things", () => {
    const rule = (Scope: string) => [
      { RuleArn: "r", Actions: [{ Type: "authenticate-cognito", Config: { Scope } }] },
    ];
    expect(of(rule("openid"), rule("openid email"))).toEqual([
      {
        path: ["r", "Actions", "authenticate-cognito", "Config", "Scope"],
        before: "openid",
        after: "openid email",
      },
    ]);
  });

  it("shows a thing that came or went whole", () => {
    expect(of([{ Name: "a", Values: [] }], [])).toEqual([{ path: ["a"], before: { Name: "a", Values: [] } }]);
    expect(of({}, { SslPolicy: null })).toEqual([{ path: ["SslPolicy"], after: null }]);
  });

  it("compares things without a name of their own as wholes", () => {
    const twice = [
      { Field: "http-header", Values: ["a"] },
      { Field: "http-header", Values: ["b"] },
    ];
    expect(of(twice, twice.toReversed())).toEqual([]);
    expect(of(twice, twice.slice(0, 1))).toEqual([{ path: [], before: twice, after: twice.slice(0, 1) }]);
  });

  it("finds something in two values exactly where they are not the same", () => {
    const value = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<JsonValue>;
    fc.assert(
      fc.property(value, value, (before, after) => {
        expect(of(before, before)).toEqual([]);
        const [there, back] = [of(before, after), of(after, before)];
        expect(back.map(({ path }) => path)).toEqual(expect.arrayContaining(there.map(({ path }) => path)));
        if (typeof before !== "object" && before !== after) expect(there.length).toBeGreaterThan(0);
      }),
    );
  });
});

it("counts what a list has more often", () => {
  expect(missingFrom(["a"], ["a", "a", "b"])).toEqual(["a", "b"]);
});
