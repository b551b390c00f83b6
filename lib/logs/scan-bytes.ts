import { countLine } from "./count-line";
import type { LogFile } from "./log-counts";
import { countQuickly, createQuickCount, type QuickCount } from "./quick-count";
import { redactForeignLine } from "./redact";
import { noteBroken, type Tally } from "./tally";

/** Reads one file given in pieces of any size. */
export type LogScanner = {
  /** Counts all lines that end in this piece. The bytes are not kept. */
  push(bytes: Uint8Array): void;
  /** Counts the last line, if no line end closes it, and says what the file gave; `problems` are those of reading it. */
  end(problems?: readonly string[]): LogFile;
};

/** What the scanners of several files share. */
export type LogScan = { readonly tally: Tally; readonly quick: QuickCount };

/** A scan that adds to this tally. */
export function createLogScan(tally: Tally): LogScan {
  return { tally, quick: createQuickCount(tally) };
}

const decoder = new TextDecoder();
const newline = 0x0a;
const carriageReturn = 0x0d;
/** Far above what a load balancer accepts (64 KB of headers); what is longer is no log and is not kept. */
const longestLine = 1024 * 1024;
/** Broken lines of one file that are kept as samples: a file full of them must not hide those of others. */
const mostShown = 3;

type FileState = {
  readonly name: string;
  lineNumber: number;
  lines: number;
  broken: number;
  firstProblem: string | null;
};

/** A scanner for the file of this name; several may be in use at the same time. */
export function createLogScanner(scan: LogScan, name: string): LogScanner {
  const file: FileState = { name, lineNumber: 0, lines: 0, broken: 0, firstProblem: null };
  let carried = new Uint8Array(0);
  let carriedLength = 0;
  let tooLong = false;

  const carry = (bytes: Uint8Array) => {
    if (tooLong || bytes.length === 0) return;
    const length = carriedLength + bytes.length;
    if (length > longestLine) {
      tooLong = true;
      return;
    }
    if (length >= carried.length) {
      const larger = new Uint8Array(Math.max(length + 1, 2 * carried.length, 4_096));
      larger.set(carried.subarray(0, carriedLength));
      carried = larger;
    }
    carried.set(bytes, carriedLength);
    carriedLength = length;
  };

  const closeCarried = () => {
    if (tooLong) {
      file.lineNumber += 1;
      breakLine(scan, file, "longer than 1 MiB", carried.subarray(0, 1_000));
    } else {
      // What is left of longer lines must not follow this one.
      carried[carriedLength] = newline;
      scanLine(scan, file, carried, new DataView(carried.buffer), 0, carriedLength);
    }
    carriedLength = 0;
    tooLong = false;
  };

  return {
    push(bytes) {
      let start = 0;
      if (carriedLength > 0 || tooLong) {
        const end = bytes.indexOf(newline);
        carry(end < 0 ? bytes : bytes.subarray(0, end));
        if (end < 0) return;
        closeCarried();
        start = end + 1;
      }
      // One class of array for all that reads single bytes; the search stays with Node's own, which is faster.
      const plain = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
      for (;;) {
        const end = bytes.indexOf(newline, start);
        if (end < 0) break;
        scanLine(scan, file, plain, view, start, end);
        start = end + 1;
      }
      carry(bytes.subarray(start));
    },
    end(problems = []) {
      if (carriedLength > 0 || tooLong) closeCarried();
      return { name, lines: file.lines, broken: file.broken, problems: [...problems, ...problemsOf(file)] };
    },
  };
}

function scanLine(
  scan: LogScan,
  file: FileState,
  bytes: Uint8Array,
  view: DataView,
  start: number,
  lineEnd: number,
): void {
  const end = lineEnd > start && bytes[lineEnd - 1] === carriageReturn ? lineEnd - 1 : lineEnd;
  file.lineNumber += 1;
  if (end === start) return;
  if (countQuickly(scan.quick, bytes, view, start, end)) {
    file.lines += 1;
    return;
  }
  const line = decoder.decode(bytes.subarray(start, end));
  const problem = countLine(scan.tally, line);
  if (problem !== null) {
    breakLine(scan, file, problem, bytes.subarray(start, Math.min(end, start + 1_000)));
    return;
  }
  file.lines += 1;
}

function breakLine(scan: LogScan, file: FileState, problem: string, bytes: Uint8Array): void {
  file.broken += 1;
  file.firstProblem ??= problem;
  const where = { file: file.name, line: file.lineNumber, problem };
  const isShown = file.broken <= mostShown;
  noteBroken(scan.tally, 1, isShown ? [{ ...where, text: redactForeignLine(decoder.decode(bytes)) }] : []);
}

function problemsOf(file: FileState): string[] {
  if (file.lines > 0) return [];
  return [
    file.broken > 0 ? `no line of it is one of an ALB access log (${file.firstProblem})` : "no line in it",
  ];
}
