import { describe, expect, it } from "vitest";
import type { Rule } from "../model/load-balancer";
import { redirect, signIn } from "../routing/rules-for-tests";
import { forward, ruleWith } from "../testing/snapshot-of";
import { forwardOf, sharedTargetGroups } from "./forwards";

const to = (...groups: [arn: string, weight: number][]): Rule =>
  ruleWith(
    "1",
    [],
    [
      {
        Type: "forward",
        Order: 1,
        TargetGroups: groups.map(([TargetGroupArn, Weight]) => ({ TargetGroupArn, Weight })),
      },
    ],
  );

describe("forwardOf", () => {
  it("finds the forward behind a sign-in, and none beside an answer of its own", () => {
    expect(forwardOf(ruleWith("1", [], [signIn, forward(2, "a")]))?.TargetGroups[0]?.TargetGroupArn).toBe(
      "a",
    );
    expect(forwardOf(ruleWith("1", [], [redirect()]))).toBeUndefined();
  });
});

describe("sharedTargetGroups", () => {
  it.each<[name: string, open: Rule, guarded: Rule, shared: string[]]>([
    ["one and the same", to(["a", 1]), to(["a", 1]), ["a"]],
    ["apart", to(["a", 1]), to(["b", 1]), []],
    ["one of two", to(["a", 1], ["b", 1]), to(["b", 1]), ["b"]],
    ["without requests in the open rule", to(["a", 0], ["b", 1]), to(["a", 1]), []],
    ["ready for the next shift in the guarded rule", to(["a", 1]), to(["a", 0], ["b", 1]), ["a"]],
    ["a single group, whatever its weight", to(["a", 0]), to(["a", 1]), ["a"]],
    ["no forward", ruleWith("1", [], [redirect()]), to(["a", 1]), []],
  ])("%s", (_name, open, guarded, shared) => {
    expect(sharedTargetGroups(open, guarded)).toEqual(shared);
  });
});
