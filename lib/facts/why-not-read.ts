import type { Gathered } from "../model/gathered";

/** One sentence on why something is not at hand: the refusal as AWS words it, or why nobody asked. */
export function whyNotRead(gathered: Exclude<Gathered<unknown>, { state: "ok" }>): string {
  if (gathered.state === "skipped") return `Not read: ${gathered.reason}.`;
  return `Could not be read: ${gathered.error.operation}: ${gathered.error.message}`;
}
