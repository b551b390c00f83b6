import { describe, expect, it } from "vitest";
import { utcTime } from "@/lib/format/time";
import type { MetricSeries } from "@/lib/model/chain-evidence";
import { binned, figureOf, nameOf, percentOf, seriesInWords } from "./bins";

const window = { from: "2026-03-02T00:00:00.000Z", to: "2026-03-02T03:00:00.000Z", periodSeconds: 60 };
const series = (statistic: MetricSeries["statistic"]): MetricSeries => ({
  name: "ELBAuthError",
  statistic,
  points: [
    { at: "2026-03-02T00:00:00.000Z", value: 2 },
    { at: "2026-03-02T00:59:00.000Z", value: 5 },
    { at: "2026-03-02T02:59:00.000Z", value: 4 },
  ],
});

describe("a series", () => {
  it.each([
    ["Sum", [7, 0, 4], "11", "ELBAuthError"],
    ["Maximum", [5, 0, 4], "5 ms", "ELBAuthError, maximum"],
  ] as const)("%s: bars, figure and name", (statistic, bars, figure, name) => {
    const one = series(statistic);
    expect([binned(window, one, 3), figureOf(one), nameOf(one)]).toEqual([bars, figure, name]);
  });

  it("in words", () => {
    expect(seriesInWords(window, series("Sum"), utcTime)).toBe(
      "11 in all, in 3 minutes; first at 00:00:00 UTC, last at 02:59:00 UTC; most, 5, at 00:59:00 UTC",
    );
    expect(seriesInWords(window, { ...series("Sum"), points: [] }, utcTime)).toBe("nothing counted");
  });
});

describe("percentOf", () => {
  it.each([
    ["2026-03-02T00:00:00Z", 0],
    ["2026-03-02T01:30:00Z", 50],
    ["2026-03-02T03:00:00Z", 100],
    ["2026-03-01T23:59:00Z", null],
    ["2026-03-02T03:01:00Z", null],
  ])("%s", (at, percent) => {
    expect(percentOf(window, at)).toBe(percent);
  });
});
