import "server-only";
import type { Clock } from "../../aws/clock";

/**
 * Answers those who ask for the same within `lifetimeMs` from one run: twenty viewers cost what one does. What fails is
 * forgotten at once.
 */
export function createSingleFlight<T>(
  clock: Pick<Clock, "now">,
  lifetimeMs: number,
): (key: string, run: () => Promise<T>) => Promise<T> {
  const flights = new Map<string, { readonly begun: number; readonly result: Promise<T> }>();
  return (key, run) => {
    const known = flights.get(key);
    if (known && clock.now() - known.begun < lifetimeMs) return known.result;
    const flight = { begun: clock.now(), result: run() };
    flights.set(key, flight);
    flight.result.catch(() => {
      if (flights.get(key) === flight) flights.delete(key);
    });
    return flight.result;
  };
}
