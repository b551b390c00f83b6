import "server-only";
import type { Clock } from "./clock";
import { MAX_IN_FLIGHT, type RateLimit } from "./limits";

/**
 * The right to call one service of one account and Region: a token bucket, and a bound on calls under way.
 * `enter` waits for both and gives back a function that ends the call; null: `signal` aborted first.
 * A patient caller (a sweep that nobody waits for) goes last, and leaves something over for who comes next.
 */
export interface Budget {
  enter(signal: AbortSignal, patient?: boolean): Promise<(() => void) | null>;
  /** AWS said that it is too much: slower from here on. */
  throttled(): void;
  /** AWS answered: back towards the full rate. */
  succeeded(): void;
}

/** Slow-downs count at most once in this time: calls that were under way together are one event. */
const SLOW_DOWN_EVERY_MS = 1_000;
const SLOW_DOWN_FACTOR = 0.7;
const SLOWEST_PER_SECOND = 1;
/** What patient callers leave over: places among the calls under way, and a share of the burst. */
const PLACES_LEFT = 2;
const BURST_LEFT = 0.25;
/** So long after a slow-down there is no burst of which anything could be left over: patient callers take their turn. */
const NO_BURST_MS = 10_000;
/** Share of the full rate that each answer brings back. */
const RECOVERY = 0.1;

export function createBudget(limit: RateLimit, clock: Clock): Budget {
  let rate = limit.perSecond;
  let tokens = limit.burst;
  let refilledAt = clock.now();
  let slowedAt = Number.NEGATIVE_INFINITY;
  let inFlight = 0;
  const waiting = { hurried: [] as (() => void)[], patient: [] as (() => void)[] };
  const reserve = Math.floor(limit.burst * BURST_LEFT);

  const refill = () => {
    const now = clock.now();
    tokens = Math.min(limit.burst, tokens + (Math.max(0, now - refilledAt) / 1_000) * rate);
    refilledAt = now;
  };
  const placesFor = (patient: boolean) => (patient ? MAX_IN_FLIGHT - PLACES_LEFT : MAX_IN_FLIGHT);
  const wakeNext = () => {
    const next =
      waiting.hurried.shift() ?? (inFlight < placesFor(true) ? waiting.patient.shift() : undefined);
    next?.();
  };
  const leave = () => {
    inFlight -= 1;
    wakeNext();
  };
  const waitForSlot = async (signal: AbortSignal, patient: boolean) => {
    const queue = patient ? waiting.patient : waiting.hurried;
    while (inFlight >= placesFor(patient)) {
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
      wakeNext(); // woken, but not going in: the slot is for the next
      return false;
    }
    inFlight += 1;
    return true;
  };
  const takeToken = async (signal: AbortSignal, patient: boolean) => {
    for (;;) {
      if (signal.aborted) return false;
      refill();
      const wanted = patient && clock.now() - slowedAt >= NO_BURST_MS ? 1 + reserve : 1;
      if (tokens >= wanted) {
        tokens -= 1;
        return true;
      }
      await clock.sleep(Math.ceil(((wanted - tokens) / rate) * 1_000), signal);
    }
  };

  return {
    async enter(signal, patient = false) {
      if (!(await waitForSlot(signal, patient))) return null;
      if (await takeToken(signal, patient)) return leave;
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
