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

/**
 * Counts the lines that most of a log is made of by itself, faster than they are counted here. What it knows it learns
 * from the lines that were counted here.
 */
export type UsualLines = {
  /** Bytes that it can hold. */
  readonly size: number;
  /** Holds a copy of these, and nothing else. */
  hold(bytes: Uint8Array): Piece;
  /** Counts what it holds from `at` to `end`, line by line, and gives where the first stands that is not usual. */
  take(at: number, end: number): number;
  /** Lines that the last `take` counted. */
  taken(): number;
  /** Learns from the line that was just counted by `quick`. */
  learn(): void;
  /** Adds to the tally what it counted until now. */
  add(): void;
};

/** The same bytes three times: to search, to read, and to read as words. */
type Piece = { readonly search: Uint8Array; readonly bytes: Uint8Array; readonly view: DataView };

/** What the scanners of several files share. */
export type LogScan = {
  readonly tally: Tally;
  readonly quick: QuickCount;
  readonly usual: UsualLines | null;
};

/** A scan that adds to this tally; `usual` makes it faster. */
export function createLogScan(tally: Tally, usual?: (quick: QuickCount) => UsualLines): LogScan {
  const quick = createQuickCount(tally);
  return { tally, quick, usual: usual?.(quick) ?? null };
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

/**
 * A scanner for the file of this name; several may be in use at the same time. `onLine` is given each line that may hold
 * other characters than those of ASCII, to look at.
 */
export function createLogScanner(
  scan: LogScan,
  name: string,
  onLine?: (bytes: Uint8Array) => void,
): LogScanner {
  const { usual } = scan;
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
      onLine?.(carried.subarray(0, carriedLength));
      scanLine(scan, file, carried, new DataView(carried.buffer), 0, carriedLength);
      usual?.learn();
    }
    carriedLength = 0;
    tooLong = false;
  };

  const pushPiece = (given: Uint8Array) => {
    let rest = given;
    if (carriedLength > 0 || tooLong) {
      const end = given.indexOf(newline);
      carry(end < 0 ? given : given.subarray(0, end));
      if (end < 0) return;
      closeCarried();
      rest = given.subarray(end + 1);
    }
    const { search, bytes, view } = usual?.hold(rest) ?? pieceOf(rest);
    let start = 0;
    for (;;) {
      if (usual !== null) {
        start = usual.take(start, rest.length);
        file.lineNumber += usual.taken();
        file.lines += usual.taken();
      }
      const end = search.indexOf(newline, start);
      if (end < 0 || end >= rest.length) break;
      onLine?.(search.subarray(start, end));
      scanLine(scan, file, bytes, view, start, end);
      usual?.learn();
      start = end + 1;
    }
    carry(rest.subarray(start));
  };

  return {
    push(bytes) {
      const size = usual?.size ?? bytes.length;
      for (let rest = bytes; rest.length > 0; ) {
        const piece = wholeLines(rest, size);
        pushPiece(piece);
        rest = rest.subarray(piece.length);
      }
    },
    end(problems = []) {
      if (carriedLength > 0 || tooLong) closeCarried();
      usual?.add();
      return { name, lines: file.lines, broken: file.broken, problems: [...problems, ...problemsOf(file)] };
    },
  };
}

/** As much of the beginning as `size` allows, ending with a line if one ends there: what is carried costs more. */
function wholeLines(bytes: Uint8Array, size: number): Uint8Array {
  if (bytes.length <= size) return bytes;
  const longest = bytes.subarray(0, size);
  return longest.subarray(0, longest.lastIndexOf(newline) + 1 || size);
}

/** One class of array for all that reads single bytes; the search stays with Node's own, which is faster. */
function pieceOf(search: Uint8Array): Piece {
  return {
    search,
    bytes: new Uint8Array(search.buffer, search.byteOffset, search.length),
    view: new DataView(search.buffer, search.byteOffset, search.length),
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
