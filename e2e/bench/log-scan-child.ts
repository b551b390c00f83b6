import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { scanLogFiles } from "@/lib/logs/node/scan-files";

/** What one scan took, in a process of its own: nothing is warm but the page cache, and the memory is its own. */
export type ScanMeasure = {
  seconds: number;
  peakMiB: number;
  lines: number;
  broken: number;
  reasonLines: number;
};

async function main() {
  const folder = process.argv[2] ?? "";
  const names = await readdir(folder);
  const started = performance.now();
  const counts = await scanLogFiles(names.sort().map((name) => join(folder, name)));
  const measure: ScanMeasure = {
    seconds: (performance.now() - started) / 1000,
    peakMiB: process.resourceUsage().maxRSS / 1024,
    lines: counts.lines,
    broken: counts.broken.count,
    reasonLines: counts.reasons.reduce((sum, { count }) => sum + count, 0),
  };
  process.send?.(measure);
}

void main();
