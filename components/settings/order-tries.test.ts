import { describe, expect, it } from "vitest";
import type { PermissionTry } from "@/lib/model/permission-report";
import { orderTries } from "./order-tries";

const one = (action: string, outcome: PermissionTry["outcome"], why = ""): PermissionTry => ({
  action,
  outcome,
  resource: "",
  why,
});

describe("orderTries", () => {
  it("puts what is missing first and folds what is allowed", () => {
    const tries = [one("a:A", "allowed"), one("b:B", "not-tried", "none"), one("c:C", "denied", "no")];
    const ordered = orderTries({ tries });
    expect(ordered.open.map(({ action }) => action)).toEqual(["c:C", "b:B"]);
    expect(ordered.allowed.map(({ action }) => action)).toEqual(["a:A"]);
    expect(ordered.counts).toBe("1 denied · 1 not tried · 1 allowed");
    expect(ordered.hidden).toBeNull();
  });

  it.each([
    [
      "one reason hides everything",
      [one("a:A", "unknown", "expired"), one("b:B", "unknown", "expired")],
      "expired",
    ],
    ["two reasons", [one("a:A", "unknown", "slow"), one("b:B", "unknown", "broken")], null],
    ["an answer beside it", [one("a:A", "unknown", "slow"), one("b:B", "allowed")], null],
  ])("tells where %s", (_, tries, hidden) => {
    expect(orderTries({ tries }).hidden).toBe(hidden);
  });
});
