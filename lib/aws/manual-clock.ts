import "server-only";
import type { Clock } from "./clock";

/** A clock for tests: time stands still until everything waits, then jumps to the next sleeper's hour. */
export interface ManualClock extends Clock {
  /** Runs `work` to its end, however long it sleeps, and gives its result. */
  settle<T>(work: Promise<T>): Promise<T>;
}

export function createManualClock(start = Date.UTC(2026, 0, 1)): ManualClock {
  let now = start;
  const sleepers = new Map<() => void, number>();
  return {
    now: () => now,
    random: () => 0.5,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const wake = () => {
          sleepers.delete(wake);
          signal?.removeEventListener("abort", wake);
          resolve();
        };
        sleepers.set(wake, now + ms);
        signal?.addEventListener("abort", wake, { once: true });
      }),
    async settle(work) {
      let ended = false;
      const end = () => {
        ended = true;
      };
      work.then(end, end);
      for (;;) {
        await new Promise((resolve) => setImmediate(resolve));
        if (ended) return work;
        const [next] = [...sleepers].toSorted(([, a], [, b]) => a - b);
        if (next === undefined) continue;
        const [wake, at] = next;
        now = Math.max(now, at);
        wake();
      }
    },
  };
}
