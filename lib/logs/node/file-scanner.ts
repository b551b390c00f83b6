import "server-only";
import type { LogFile } from "../log-counts";
import { createLogScan, createLogScanner, type LogScan } from "../scan-bytes";
import type { Tally } from "../tally";
import { createEncodingCheck } from "./encoding-check";
import { createUsualLines } from "./usual-lines/usual-lines";

/** Reads one file given in pieces of any size. */
export type FileScanner = {
  /** Counts all lines that end in this piece. The bytes are not kept. */
  push(bytes: Uint8Array): void;
  /** Counts the last line and says what the file gave; `problem` is that of reading it. */
  end(problem: string | null): LogFile;
};

/** What the scanners of several files share: it adds to this tally. */
export function createFileScan(tally: Tally): LogScan {
  return createLogScan(tally, createUsualLines);
}

/** A scanner for the file of this name, which also says whether its text is UTF-8. */
export function createFileScanner(scan: LogScan, name: string): FileScanner {
  const encoding = createEncodingCheck();
  const scanner = createLogScanner(scan, name, encoding.push);
  return {
    push: scanner.push,
    end(problem) {
      const file = scanner.end(problem === null ? [] : [problem]);
      const foreign = encoding.end();
      return foreign === null ? file : { ...file, problems: [...file.problems, foreign] };
    },
  };
}
