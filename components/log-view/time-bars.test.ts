import { describe, expect, it } from "vitest";
import { zoneTime } from "@/lib/format/time";
import { barsInWords, binsOf, timeAxis, width } from "./time-bars";

const at = (time: string) => Date.parse(`2026-10-06T${time}Z`) / 1_000;
const axisOf = (from: string, to: string, bucketSeconds: 60 | 300 | 3600 | 86400 = 60) =>
  timeAxis({ from: `2026-10-06T${from}.123Z`, to: `2026-10-06T${to}.999Z`, bucketSeconds });

describe("timeAxis", () => {
  it.each([
    ["one line", "09:15:01", "09:15:01", { start: at("09:15:00"), binSeconds: 60, bins: 1 }],
    ["twenty minutes", "09:15:01", "09:34:59", { start: at("09:15:00"), binSeconds: 60, bins: 20 }],
    ["an hour, in twos", "09:15:01", "10:14:59", { start: at("09:15:00"), binSeconds: 120, bins: 30 }],
  ])("fits %s", (_, from, to, expected) => {
    expect(axisOf(from, to)).toEqual(expected);
  });

  it("is nothing where nothing was counted", () => {
    expect(timeAxis({ from: null, to: null, bucketSeconds: 60 })).toBeNull();
  });

  it("loses no line, and says where most are", () => {
    const axis = axisOf("09:15:01", "10:14:59");
    if (!axis) throw new Error("no axis");
    const bins = binsOf(axis, [
      [at("09:15:00"), 2],
      [at("09:16:00"), 3],
      [at("10:14:00"), 4],
    ]);
    expect(bins.reduce((sum, count) => sum + count, 0)).toBe(9);
    expect([bins[0], bins[29]]).toEqual([5, 4]);
    expect(barsInWords(axis, bins, (iso, form) => zoneTime(iso, null, form))).toBe(
      "in 2 of 30 intervals of 2 min; most, 5, from 2026-10-06 09:15:00 UTC",
    );
  });
});

it.each([
  [60, "1 min"],
  [1_500, "25 min"],
  [7_200, "2 h"],
  [86_400, "1 day"],
  [172_800, "2 days"],
])("%d seconds are %s", (binSeconds, words) => {
  expect(width({ binSeconds })).toBe(words);
});
