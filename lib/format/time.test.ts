import { describe, expect, it } from "vitest";
import { duration, relativeTime, utcTime, zoneTime } from "./time";

describe("utcTime", () => {
  it.each([
    ["2026-10-06T14:02:11.532Z", false, "14:02:11 UTC"],
    ["2026-10-06T14:02:11+02:00", true, "2026-10-06 12:02:11 UTC"],
    ["yesterday", false, "yesterday"],
  ])("%s", (iso, withDay, expected) => {
    expect(utcTime(iso, withDay)).toBe(expected);
  });
});

describe("zoneTime", () => {
  it.each([
    ["2026-10-06T14:02:11Z", -120, "second", "16:02:11 local"],
    ["2026-10-06T00:30:00Z", 300, "day", "2026-10-05 19:30:00 local"],
    ["2026-10-06T14:02:11Z", 0, "second", "14:02:11 local"],
    ["2026-10-06T14:02:11Z", null, "minute", "14:02 UTC"],
    ["2026-10-06T14:02:11Z", -345, "minute", "19:47 local"],
    ["yesterday", 0, "day", "yesterday"],
  ] as const)("%s at %s, by the %s", (iso, offset, form, expected) => {
    expect(zoneTime(iso, offset, form)).toBe(expected);
  });
});

describe("relativeTime", () => {
  const now = new Date("2026-10-06T14:00:00Z");
  it.each([
    ["2026-10-06T14:00:00Z", "just now"],
    ["2026-10-06T13:59:48Z", "12 s ago"],
    ["2026-10-06T13:55:30Z", "4 min ago"],
    ["2026-10-06T11:00:00Z", "3 h ago"],
    ["2026-10-01T14:00:00Z", "5 days ago"],
    ["2026-10-06T14:04:00Z", "in 4 min"],
    ["yesterday", ""],
  ])("%s", (iso, expected) => {
    expect(relativeTime(iso, now)).toBe(expected);
  });
});

describe("duration", () => {
  it.each([
    [840.4, "840 ms"],
    [2432, "2.4 s"],
  ])("%d", (milliseconds, expected) => {
    expect(duration(milliseconds)).toBe(expected);
  });
});
