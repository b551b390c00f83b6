import { describe, expect, it } from "vitest";
import { evidenceWindow } from "./gather-evidence";

const now = Date.parse("2026-03-02T03:00:20Z");
const days = (n: number) => new Date(now - n * 24 * 3_600_000).toISOString();

describe("evidenceWindow", () => {
  it.each([
    ["the last three hours", null, "2026-03-02T00:01:00.000Z", "2026-03-02T03:01:00.000Z", 60],
    [
      "those around a moment",
      "2026-03-01T12:00:00Z",
      "2026-03-01T10:30:00.000Z",
      "2026-03-01T13:30:00.000Z",
      60,
    ],
    ["no later than now", "2026-03-02T02:50:00Z", "2026-03-02T00:01:00.000Z", "2026-03-02T03:01:00.000Z", 60],
    [
      "what lies ahead is now",
      "2027-01-01T00:00:00Z",
      "2026-03-02T00:01:00.000Z",
      "2026-03-02T03:01:00.000Z",
      60,
    ],
  ])("is %s", (_, at, from, to, periodSeconds) => {
    expect(evidenceWindow(now, at)).toEqual({ from, to, periodSeconds });
  });

  it.each([
    [14, 60],
    [16, 300],
    [62, 300],
    [64, 3600],
  ])("has the period that is kept of %i days ago", (n, period) => {
    expect(evidenceWindow(now, days(n)).periodSeconds).toBe(period);
  });
});
