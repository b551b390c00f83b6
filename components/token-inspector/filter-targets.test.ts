import { describe, expect, it } from "vitest";
import type { TargetOfChain } from "@/lib/facts/token-targets";
import { cognito, oidc } from "@/lib/jwt/testing/setting";
import { filterTargets, MOST_SHOWN } from "./filter-targets";

const of = (id: string, target: TargetOfChain["target"] = cognito): TargetOfChain => ({
  id,
  chain: id,
  name: `A verifier for ${id}.example.com`,
  trusts: "client 1",
  place: "111122223333 · eu-west-1 · shop",
  target,
});
const ids = (found: ReturnType<typeof filterTargets>) =>
  found.groups.flatMap(({ targets }) => targets.map(({ id }) => id));

describe("filterTargets", () => {
  it("groups by kind", () => {
    const found = filterTargets([of("a"), of("b", oidc), of("c")], "", undefined);
    expect(found.groups.map(({ targets }) => targets.length)).toEqual([2, 1]);
  });
  it.each([
    ["shop", ["a", "b"]],
    ["B.EXAMPLE", ["b"]],
    ["eu-west-1 a.example", ["a"]],
    ["nothing", []],
  ])("by %s", (words, expected) => {
    expect(ids(filterTargets([of("a"), of("b")], words, undefined))).toEqual(expected);
  });
  it("keeps the chosen one, and says how many are left out", () => {
    const many = Array.from({ length: MOST_SHOWN + 5 }, (_, index) => of(`t${index}`));
    const last = `t${MOST_SHOWN + 4}`;
    const found = filterTargets(many, "", last);
    expect(ids(found)).toContain(last);
    expect(found.more).toBe(5);
    expect(ids(filterTargets(many, "nothing", last))).toEqual([last]);
  });
});
