import "server-only";
import type { GatherError, Gathered } from "../model/gathered";

/** What came of asking: never `skipped`. */
export type Answer<T> = Exclude<Gathered<T>, { state: "skipped" }>;

export function failed(error: GatherError): { state: "failed"; error: GatherError } {
  return { state: "failed", error };
}
