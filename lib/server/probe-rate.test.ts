import { describe, expect, it } from "vitest";
import { createProbeRate, PROBES_A_MINUTE } from "./probe-rate";

/** A rate under a clock that the test moves. */
function rate() {
  let now = 1_000_000;
  const { take } = createProbeRate(() => now);
  /** How many of `times` single probes were let through. */
  const passed = (subject: string | undefined, times: number) =>
    Array.from({ length: times }, () => take(subject, 1)).filter(({ ok }) => ok).length;
  const wait = (ms: number) => {
    now += ms;
  };
  return { take, passed, wait };
}

describe("createProbeRate", () => {
  it("gives a subject 60 in a minute, and each its own", () => {
    const { passed } = rate();
    expect(passed("a", 61)).toBe(PROBES_A_MINUTE.subject);
    expect(passed("b", 61)).toBe(60);
  });

  it("gives 300 to all together, signed in or not", () => {
    const { passed } = rate();
    expect(["a", "b", "c", "d"].map((subject) => passed(subject, 60))).toEqual([60, 60, 60, 60]);
    expect(passed(undefined, 100)).toBe(60);
    expect(passed("e", 1)).toBe(0);
  });

  it("holds those who are not signed in to what everybody has", () => {
    const { passed } = rate();
    expect(passed(undefined, 400)).toBe(PROBES_A_MINUTE.overall);
  });

  it("says when to try again, and lets it through then", () => {
    const { take, passed, wait } = rate();
    passed("a", 60);
    expect(take("a", 1)).toEqual({ ok: false, seconds: 1 });
    expect(take("a", 30)).toEqual({ ok: false, seconds: 30 });
    wait(29_000);
    expect(take("a", 30)).toEqual({ ok: false, seconds: 1 });
    wait(1_000);
    expect(take("a", 30)).toEqual({ ok: true });
    expect(take("a", 1)).toEqual({ ok: false, seconds: 1 });
  });

  it("charges nobody for what it refuses", () => {
    const { take, passed } = rate();
    passed("a", 60);
    for (let n = 0; n < 500; n += 1) take("a", 1);
    expect(passed("b", 60)).toBe(60);
  });

  it("never fills beyond the minute's", () => {
    const { passed, wait } = rate();
    wait(3_600_000);
    expect(passed("a", 100)).toBe(60);
    wait(3_600_000);
    expect(passed("a", 100)).toBe(60);
  });

  it("lets one that asks for more than a minute's worth have all of it", () => {
    const { take, wait } = rate();
    expect(take("a", 1000)).toEqual({ ok: true });
    expect(take("a", 1000)).toEqual({ ok: false, seconds: 60 });
    wait(60_000);
    expect(take("a", 1000)).toEqual({ ok: true });
  });
});
