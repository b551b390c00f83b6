import { describe, expect, it } from "vitest";
import { createRequestRate, FRESH_COST, REQUESTS_A_MINUTE } from "./request-rate";

describe("requests of one subject", () => {
  const start = () => {
    const clock = { now: 0 };
    return { clock, take: createRequestRate(() => clock.now) };
  };

  it("are so many at once, and the next a moment later", () => {
    const { clock, take } = start();
    for (let n = 0; n < REQUESTS_A_MINUTE; n += 1) expect(take("a", 1)).toBe(0);
    expect(take("a", 1)).toBe(1);
    clock.now += 100;
    expect([take("a", 1), take("a", 1)]).toEqual([0, 1]);
  });

  it("cost nobody else anything", () => {
    const { take } = start();
    expect(take("a", REQUESTS_A_MINUTE)).toBe(0);
    expect([take("a", 1), take("b", 1)]).toEqual([1, 0]);
  });

  it("that are refused are not charged, and say how long to wait", () => {
    const { clock, take } = start();
    expect(take("a", REQUESTS_A_MINUTE)).toBe(0);
    expect([take("a", FRESH_COST), take("a", FRESH_COST)]).toEqual([1, 1]);
    clock.now += 1_000;
    expect(take("a", FRESH_COST)).toBe(0);
  });

  it("are never more than a full bucket, however long it was quiet", () => {
    const { clock, take } = start();
    take("a", 1);
    clock.now += 3_600_000;
    expect(take("a", REQUESTS_A_MINUTE)).toBe(0);
    expect(take("a", 1)).toBe(1);
  });
});
