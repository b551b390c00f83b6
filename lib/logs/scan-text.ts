import { toCounts } from "./count";
import type { LogCounts } from "./log-counts";
import { createLogScan, createLogScanner } from "./scan-bytes";
import { createTally } from "./tally";

/** Counts the lines of a text, such as what was pasted. Runs anywhere; nothing leaves the caller. */
export function scanLogText(text: string): LogCounts {
  const tally = createTally();
  const scanner = createLogScanner(createLogScan(tally), "pasted text");
  scanner.push(new TextEncoder().encode(text));
  tally.files.push(scanner.end());
  return toCounts(tally);
}
