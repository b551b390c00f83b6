import { setMaxListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { createBudget } from "./budget";
import { createManualClock } from "./manual-clock";

const never = new AbortController().signal;
setMaxListeners(0, never);

/** Enters `count` times at once, each call lasting `lastsMs`; when each was let in, in milliseconds. */
async function admissions(count: number, limit: { burst: number; perSecond: number }, lastsMs = 0) {
  const clock = createManualClock();
  const budget = createBudget(limit, clock);
  const began = clock.now();
  let inside = 0;
  let most = 0;
  const at = await clock.settle(
    Promise.all(
      Array.from({ length: count }, async () => {
        const leave = await budget.enter(never);
        const admitted = clock.now() - began;
        inside += 1;
        most = Math.max(most, inside);
        await clock.sleep(lastsMs);
        inside -= 1;
        leave?.();
        return admitted;
      }),
    ),
  );
  return { at, most };
}

describe("createBudget", () => {
  it("lets the burst in at once and the rest at the rate", async () => {
    const { at } = await admissions(8, { burst: 3, perSecond: 10 });
    expect(at).toEqual([0, 0, 0, 100, 200, 300, 400, 500]);
  });

  it("keeps at most eight under way", async () => {
    const { at, most } = await admissions(20, { burst: 100, perSecond: 10 }, 50);
    expect(most).toBe(8);
    expect(at.at(-1)).toBe(100);
  });

  it("lets who waits overtake a patient sweep", async () => {
    const clock = createManualClock();
    const budget = createBudget({ burst: 8, perSecond: 10 }, clock);
    const began = clock.now();
    const enter = async (patient: boolean) => {
      (await budget.enter(never, patient))?.();
      return clock.now() - began;
    };
    const [swept, asked] = await clock.settle(
      Promise.all([
        Promise.all(Array.from({ length: 10 }, () => enter(true))),
        Promise.all([enter(false), enter(false)]),
      ]),
    );
    // A quarter of the burst is left over for those who wait; the sweep goes on when it is there again.
    expect(asked).toEqual([0, 0]);
    expect(swept.filter((at) => at === 0)).toHaveLength(6);
    expect(Math.max(...swept)).toBeGreaterThanOrEqual(400);
  });

  it("does not make a patient sweep wait for a burst that throttling takes away each time", async () => {
    const clock = createManualClock();
    const budget = createBudget({ burst: 40, perSecond: 10 }, clock);
    const began = clock.now();
    const sweep = async () => {
      for (let call = 1; call <= 100; call += 1) {
        const leave = await budget.enter(never, true);
        if (call % 2 === 0) budget.throttled();
        else budget.succeeded();
        leave?.();
      }
      return clock.now() - began;
    };
    // A hundred calls at ten a second; a tenth of a second for the burst would be eleven seconds each time.
    expect(await clock.settle(sweep())).toBeLessThan(20_000);
  });

  it("keeps places free beside a patient sweep", async () => {
    const clock = createManualClock();
    const budget = createBudget({ burst: 100, perSecond: 10 }, clock);
    const inside = await Promise.all(Array.from({ length: 6 }, () => budget.enter(never, true)));
    expect(inside.every((leave) => leave !== null)).toBe(true);
    let late = false;
    const seventh = budget.enter(never, true).then((leave) => {
      late = true;
      return leave;
    });
    const hurried = await budget.enter(never);
    expect([hurried !== null, late]).toEqual([true, false]);
    hurried?.();
    inside[0]?.();
    expect(await seventh).not.toBeNull();
  });

  it("fills up to the burst and no further", async () => {
    const clock = createManualClock();
    const budget = createBudget({ burst: 2, perSecond: 1 }, clock);
    await clock.settle(clock.sleep(60_000));
    const began = clock.now();
    const at = await clock.settle(
      Promise.all(
        [1, 2, 3].map(async () => {
          (await budget.enter(never))?.();
          return clock.now() - began;
        }),
      ),
    );
    expect(at).toEqual([0, 0, 1_000]);
  });

  it("slows down when throttled, once for calls that were under way together, and recovers", async () => {
    const clock = createManualClock();
    const budget = createBudget({ burst: 10, perSecond: 10 }, clock);
    const enter = async () => {
      const began = clock.now();
      const leave = await clock.settle(budget.enter(never));
      leave?.();
      return clock.now() - began;
    };
    budget.throttled();
    budget.throttled();
    // 10 a second became 7; what was saved up is gone.
    expect(await enter()).toBe(143);
    for (let answers = 0; answers < 5; answers += 1) budget.succeeded();
    expect(await enter()).toBeLessThanOrEqual(100);
  });

  it("gives up waiting when the signal aborts, and leaves the slot to the next", async () => {
    const clock = createManualClock();
    const budget = createBudget({ burst: 100, perSecond: 1 }, clock);
    const inside = await Promise.all(Array.from({ length: 8 }, () => budget.enter(never)));
    const impatient = new AbortController();
    const gaveUp = budget.enter(impatient.signal);
    const patient = budget.enter(never);
    impatient.abort();
    expect(await clock.settle(gaveUp)).toBeNull();
    inside[0]?.();
    expect(await clock.settle(patient)).not.toBeNull();
    expect(await budget.enter(AbortSignal.abort())).toBeNull();
  });

  it("gives up waiting for the rate when the signal aborts", async () => {
    const clock = createManualClock();
    const budget = createBudget({ burst: 1, perSecond: 1 }, clock);
    (await budget.enter(never))?.();
    const impatient = new AbortController();
    const gaveUp = budget.enter(impatient.signal);
    impatient.abort();
    expect(await gaveUp).toBeNull();
  });
});
