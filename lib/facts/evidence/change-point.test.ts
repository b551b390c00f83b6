import { describe, expect, it } from "vitest";
import { unevenSpan } from "./change-point";

const row = (...parts: readonly (readonly [length: number, count: number])[]) =>
  parts.flatMap(([length, count]) => Array.from({ length }, () => count));

describe("unevenSpan", () => {
  it.each([
    ["a rise to the end", row([140, 0], [40, 3]), "rise", [140, 180]],
    ["a rise that ended", row([60, 0], [30, 4], [90, 0]), "rise", [60, 90]],
    ["a rise over a floor", row([120, 1], [60, 6]), "rise", [120, 180]],
    ["a fall to nothing", row([118, 6], [62, 0]), "fall", [118, 180]],
  ] as const)("finds %s", (_, counts, direction, [from, to]) => {
    expect(unevenSpan(counts, direction)).toMatchObject({ from, to });
  });

  it.each([
    ["nothing at all", row([180, 0]), "rise"],
    ["even counts", row([180, 5]), "rise"],
    ["even counts", row([180, 5]), "fall"],
    ["four in a row among nothing", row([170, 0], [4, 1], [6, 0]), "rise"],
    ["what was there before the window", row([180, 7]), "rise"],
    ["an empty row", [], "rise"],
  ] as const)("finds none in %s", (_, counts, direction) => {
    expect(unevenSpan(counts, direction)).toBeNull();
  });

  it("counts what is inside and what is not", () => {
    expect(unevenSpan(row([100, 1], [80, 5]), "rise")).toMatchObject({ inside: 400, outside: 100 });
  });
});
