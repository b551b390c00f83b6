import { describe, expect, it } from "vitest";
import type { MetricSeries } from "../../model/chain-evidence";
import { countsOf, readMetrics } from "./read-metrics";

const window = { from: "2026-03-02T00:00:00.000Z", to: "2026-03-02T03:00:00.000Z", periodSeconds: 60 };
const timeOf = (minute: number) => new Date(Date.parse(window.from) + minute * 60_000).toISOString();

/** `value` in each minute from one to before another. */
function series(
  name: string,
  from: number,
  to: number,
  value: number,
  statistic: MetricSeries["statistic"] = "Sum",
): MetricSeries {
  const points = Array.from({ length: to - from }, (_, n) => ({ at: timeOf(from + n), value }));
  return { name, statistic, points };
}

const balancer = { counted: { kind: "load-balancer" as const, name: "web" }, window };
const stage = { counted: { kind: "stage" as const, name: "orders prod" }, window };

describe("the tree of sign-ins", () => {
  const success = series("ELBAuthSuccess", 0, 180, 5);
  it.each([
    ["nothing at all", [], "nothing-counted", null, "No sign-in was counted"],
    ["success alone", [success], "steady", null, "0 of 900 sign-ins that ended failed"],
    [
      "a few failures among many, evenly",
      [
        success,
        {
          ...series("ELBAuthFailure", 0, 180, 1),
          points: [30, 90, 150].map((n) => ({ at: timeOf(n), value: 1 })),
        },
      ],
      "steady",
      null,
      "3 of 903",
    ],
    [
      "success but for minutes that are not in yet",
      [series("ELBAuthSuccess", 0, 176, 5)],
      "steady",
      null,
      "0 of 880",
    ],
    [
      "errors up to the minutes that are not in yet",
      [success, series("ELBAuthError", 100, 176, 4)],
      "cannot-finish",
      { at: timeOf(100), until: null },
      "304 of 1204",
    ],
    [
      "errors since 02:41",
      [series("ELBAuthSuccess", 0, 161, 5), series("ELBAuthError", 161, 180, 4)],
      "cannot-finish",
      { at: timeOf(161), until: null, metric: "ELBAuthError", direction: "rise" },
      "could not finish 76 of 881",
    ],
    [
      "errors near five seconds",
      [series("ELBAuthError", 161, 180, 4), series("ELBAuthLatency", 161, 180, 5004, "Maximum")],
      "provider-times-out",
      { at: timeOf(161), until: null },
      "waited up to 5.0 s",
    ],
    [
      "slow successes and quick errors",
      [
        success,
        series("ELBAuthError", 161, 180, 4),
        { ...series("ELBAuthLatency", 0, 100, 4900, "Maximum") },
      ],
      "cannot-finish",
      { at: timeOf(161) },
      "could not finish 76 of 976",
    ],
    [
      "refusals that ended",
      [success, series("ELBAuthFailure", 60, 90, 4)],
      "refused",
      { at: timeOf(60), until: timeOf(90) },
      "The provider refused, or a code came twice, in 120 of 1020",
    ],
    [
      "claims over 11 KB",
      [success, series("ELBAuthUserClaimsSizeExceeded", 100, 180, 1)],
      "claims-too-large",
      { at: timeOf(100), until: null },
      "over 11 KB",
    ],
    [
      "failures from before the window on",
      [series("ELBAuthError", 0, 180, 4)],
      "cannot-finish",
      null,
      "720 of 720",
    ],
    [
      "success that stops, and nothing that fails",
      [series("ELBAuthSuccess", 0, 118, 7)],
      "nobody-comes-back",
      { at: timeOf(118), until: null, metric: "ELBAuthSuccess", direction: "fall" },
      "stopped succeeding",
    ],
  ] as const)("%s", (_, all, branch, onset, words) => {
    const reading = readMetrics(balancer, [...all]);
    expect(reading.branch).toBe(branch);
    expect(reading.sentence).toContain(words);
    if (onset === null) expect(reading.onset).toBeNull();
    else expect(reading.onset).toMatchObject(onset);
  });
});

describe("the tree of calls", () => {
  const count = series("Count", 0, 180, 10);
  const none = (name: string) => series(name, 0, 0, 0);
  it.each([
    ["nothing at all", [none("Count"), none("4XXError"), none("5XXError")], "nothing-counted", null],
    ["calls alone", [count, series("4XXError", 0, 180, 1), none("5XXError")], "steady", null],
    [
      "refused since 02:00",
      [count, series("4XXError", 120, 180, 8), none("5XXError")],
      "calls-fail",
      timeOf(120),
    ],
    ["failed since 02:00", [count, none("4xx"), series("5xx", 120, 180, 8)], "calls-fail", timeOf(120)],
  ] as const)("%s", (_, all, branch, at) => {
    const reading = readMetrics(stage, [...all]);
    expect([reading.branch, reading.onset?.at ?? null]).toEqual([branch, at]);
  });
});

describe("countsOf", () => {
  it("has a count for each period, and leaves out what lies outside", () => {
    const short = { ...window, to: timeOf(5) };
    const points = [-1, 1, 3, 5].map((minute) => ({ at: timeOf(minute), value: 2 }));
    expect(countsOf(short, points)).toEqual([0, 2, 0, 2, 0]);
  });
});
