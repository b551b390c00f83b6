import { describe, expect, it } from "vitest";
import { compareClaims } from "./compare-claims";
import { countdown, nextTurn, timeOfClaim } from "./token-times";

describe("compareClaims", () => {
  it("puts what differs first, absent members among it", () => {
    const rows = compareClaims({ iss: "a", aud: "x", sub: "u" }, { iss: "a", client_id: "x", sub: "v" });
    expect(rows.map(({ name, differs }) => `${name} ${differs}`)).toEqual([
      "aud true",
      "sub true",
      "client_id true",
      "iss false",
    ]);
  });
  it("compares values, not their spelling in memory, and takes no inherited member for one", () => {
    expect(compareClaims({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] })[0]?.differs).toBe(false);
    expect(compareClaims({ toString: "x" }, {})[0]).toMatchObject({ right: undefined, differs: true });
  });
});

describe("times of a token", () => {
  it.each([
    ["exp", 1_795_204_418, "2026-11-20T19:53:38.000Z"],
    ["exp", "1795204418", null],
    ["exp", 1e300, null],
    ["custom:at", 1_795_204_418, null],
  ])("%s %s", (name, value, expected) => {
    expect(timeOfClaim(name, value)).toBe(expected);
  });

  const now = 1_000_000;
  it.each([
    ["a minute before its end", { exp: 2000 }, 1_940_000],
    ["at its end", { exp: 1030 }, 1_030_000],
    ["when it begins", { nbf: 1010, exp: 5000 }, 1_010_000],
    ["never", { exp: 500 }, null],
    ["never without times", {}, null],
  ])("turns %s", (_, claims, expected) => {
    expect(nextTurn({}, claims, now)).toBe(expected);
  });

  const at = "2026-11-20T12:00:00.000Z";
  it.each([
    [-12, "in 12 s"],
    [-252, "in 4 min 12 s"],
    [-3 * 3600 - 61, "in 3 h 01 min"],
    [12, "12 s ago"],
    [4 * 86_400, "4 days ago"],
    [0, "now"],
  ])("%s s from it", (seconds, expected) => {
    expect(countdown(at, new Date(Date.parse(at) + seconds * 1000))).toBe(expected);
  });
});
