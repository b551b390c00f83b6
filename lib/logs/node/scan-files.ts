import "server-only";
import { statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { toCounts } from "../count";
import type { LogCounts, LogFile } from "../log-counts";
import { createTally } from "../tally";
import { createFileScan, createFileScanner } from "./file-scanner";
import { readLog } from "./read-log";

/** How far a scan is. Bytes as stored, so compressed ones for gzip. */
export type LogScanProgress = {
  readonly files: number;
  readonly filesTotal: number;
  readonly bytes: number;
  readonly bytesTotal: number;
};

export type ScanLogFilesOptions = {
  /** Stops the scan: the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Called after each piece read and each file finished. */
  readonly onProgress?: (progress: LogScanProgress) => void;
};

/** libuv has four threads for all of zlib, files and name look-ups: one stays free for the others. */
const mostAtOnce = 3;

/**
 * Counts ALB access-log files, gzip or plain. Files that are missing, cut off, damaged or foreign are said in
 * `files`, and what can be read of them is counted.
 *
 * Several files are inflated at once by zlib's own threads while this thread counts what they give, in pieces, and
 * inflates a small one by itself rather than wait: no worker has to be started, bundled or found at run time, and the
 * event loop stays free between pieces.
 */
export async function scanLogFiles(
  paths: readonly string[],
  { signal, onProgress }: ScanLogFilesOptions = {},
): Promise<LogCounts> {
  const tally = createTally();
  const scan = createFileScan(tally);
  const results: LogFile[] = [];
  const sizes = paths.map(sizeOf);
  const bytesTotal = sizes.reduce((sum, size) => sum + size, 0);
  let files = 0;
  let bytes = 0;
  const report = () => onProgress?.({ files, filesTotal: paths.length, bytes, bytesTotal });
  const onRead = (read: number) => {
    bytes += read;
    report();
  };

  const waiting = paths.entries();
  const readNext = async (here: boolean) => {
    for (const [index, path] of waiting) {
      signal?.throwIfAborted();
      const scanner = createFileScanner(scan, path);
      const problem = await readLog(path, scanner.push, { size: sizes[index] ?? 0, signal, onRead, here });
      results[index] = scanner.end(problem);
      files += 1;
      report();
    }
  };
  const atOnce = Math.min(mostAtOnce, availableParallelism() + 1, paths.length);
  await Promise.all(Array.from({ length: atOnce }, (_, lane) => readNext(lane === 0)));
  tally.files.push(...results);
  return toCounts(tally);
}

/** Zero for what is absent or may not be seen: reading it will say so. */
function sizeOf(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
}
