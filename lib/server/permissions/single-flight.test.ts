import { describe, expect, it } from "vitest";
import { createManualClock } from "../../aws/manual-clock";
import { createSingleFlight } from "./single-flight";

describe("createSingleFlight", () => {
  it("runs once for all who ask in time, once more for who asks later, and apart for another key", async () => {
    const clock = createManualClock();
    const once = createSingleFlight<number>(clock, 1_000);
    let runs = 0;
    const run = async () => {
      runs += 1;
      return runs;
    };
    expect(await Promise.all([once("a", run), once("a", run), once("b", run)])).toEqual([1, 1, 2]);
    await clock.settle(clock.sleep(1_000));
    expect(await once("a", run)).toBe(3);
  });

  it("forgets what failed", async () => {
    const once = createSingleFlight<string>(createManualClock(), 1_000);
    await expect(once("a", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(await once("a", async () => "yes")).toBe("yes");
  });
});
