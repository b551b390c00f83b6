import "server-only";
import type { Clock } from "./clock";
import { MAX_IN_FLIGHT, type RateLimit } from "./limits";

/**
 * The right to call one service of one account and Region: a token bucket, and a bound on calls under way.
 * `enter` waits for both and gives back a function that ends the call; null: `signal` aborted first.
 */
export interface Budget {
  enter(signal: AbortSignal): Promise<(() => void) | null>;
  /** AWS said that it is too much: slower from here on. */
  throttled(): void;
  /** AWS answered: back towards the full rate. */
  succeeded(): void;
}

/** Slow-downs count at most once in this time: calls that were under way together are one event. */
const SLOW_DOWN_EVERY_MS = 1_000;
const SLOW_DOWN_FACTOR = 0.7;
const SLOWEST_PER_SECOND = 1;
/** Share of the full rate that each answer brings back. */
const RECOVERY = 0.1;

export function createBudget(limit: RateLimit, clock: Clock): Budget {
  let rate = limit.perSecond;
  let tokens = limit.burst;
  let refilledAt = clock.now();
  let slowedAt = Number.NEGATIVE_INFINITY;
  let inFlight = 0;
  const queue: (() => void)[] = [];

  const refill = () => {
    const now = clock.now();
    tokens = Math.min(limit.burst, tokens + (Math.max(0, now - refilledAt) / 1_000) * rate);
    refilledAt = now;
  };
  const leave = () => {
    inFlight -= 1;
    queue.shift()?.();
  };
  const waitForSlot = async (signal: AbortSignal) => {
    while (inFlight >= MAX_IN_FLIGHT) {
      if (signal.aborted) return false;
      await new Promise<void>((resolve) => {
        const wake = () => {
          signal.removeEventListener("abort", wake);
          const place = queue.indexOf(wake);
          if (place !== -1) queue.splice(place, 1);
          resolve();
        };
        queue.push(wake);
        signal.addEventListener("abort", wake, { once: true });
      });
    }
    if (signal.aborted) {
      queue.shift()?.(); // woken, but not going in: the slot is for the next
      return false;
    }
    inFlight += 1;
    return true;
  };
  const takeToken = async (signal: AbortSignal) => {
    for (;;) {
      if (signal.aborted) return false;
      refill();
      if (tokens >= 1) {
        tokens -= 1;
        return true;
      }
      await clock.sleep(Math.ceil(((1 - tokens) / rate) * 1_000), signal);
    }
  };

  return {
    async enter(signal) {
      if (!(await waitForSlot(signal))) return null;
      if (await takeToken(signal)) return leave;
      leave();
      return null;
    },
    throttled() {
      refill();
      if (clock.now() - slowedAt < SLOW_DOWN_EVERY_MS) return;
      slowedAt = clock.now();
      tokens = 0;
      rate = Math.max(SLOWEST_PER_SECOND, rate * SLOW_DOWN_FACTOR);
    },
    succeeded() {
      refill();
      rate = Math.min(limit.perSecond, rate + limit.perSecond * RECOVERY);
    },
  };
}
