import { toCounts } from "@/lib/logs/count";
import type { LogCounts } from "@/lib/logs/log-counts";
import { createLogScan, createLogScanner, type LogScan } from "@/lib/logs/scan-bytes";
import { createTally } from "@/lib/logs/tally";
import { createEncodingCheck } from "./encoding-check";
import { createInflater } from "./inflate";
import type { NamedFile, ReadProgress } from "./protocol";

const kibibyte = 1024;
/** Read from the disk at once. Between two of these the worker hears whether reading is to end. */
const PIECE = 1024 * kibibyte;
/** Inflated at once: a damaged piece is lost whole. */
const GZIP_PIECE = 16 * kibibyte;

export interface ReadResult {
  readonly counts: LogCounts;
  readonly progress: ReadProgress;
  readonly cancelled: boolean;
}

interface ReadOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ReadProgress) => void;
}

/** Counts files one after the other, gzip or plain by their first bytes. What is wrong with one is said of it. */
export async function readFiles(
  files: readonly NamedFile[],
  { signal, onProgress }: ReadOptions,
): Promise<ReadResult> {
  const tally = createTally();
  const scan = createLogScan(tally);
  const bytes = files.reduce((sum, { file }) => sum + file.size, 0);
  let bytesRead = 0;
  let filesRead = 0;
  const progress = (): ReadProgress => ({
    bytesRead,
    bytes,
    filesRead,
    files: files.length,
    lines: tally.statuses.reduce((sum, count) => sum + count, 0),
  });
  for (const each of files) {
    if (signal.aborted) break;
    await readFile(scan, each, signal, (more) => {
      bytesRead += more;
      onProgress(progress());
    });
    if (!signal.aborted) filesRead += 1;
  }
  return { counts: toCounts(tally), progress: progress(), cancelled: signal.aborted };
}

async function readFile(
  scan: LogScan,
  { name, file }: NamedFile,
  signal: AbortSignal,
  onRead: (bytes: number) => void,
): Promise<void> {
  const scanner = createLogScanner(scan, name);
  const encoding = createEncodingCheck();
  const take = (bytes: Uint8Array) => {
    encoding.push(bytes);
    scanner.push(bytes);
  };
  const problem = await readPieces(file, take, signal, onRead);
  const problems = [problem, encoding.end()].filter((each) => each !== null);
  scan.tally.files.push(scanner.end(problems));
}

async function readPieces(
  file: Blob,
  take: (bytes: Uint8Array) => void,
  signal: AbortSignal,
  onRead: (bytes: number) => void,
): Promise<string | null> {
  let inflater: ReturnType<typeof createInflater> | null = null;
  for (let from = 0; from < file.size; from += PIECE) {
    const piece = await bytesOf(file.slice(from, from + PIECE));
    if (signal.aborted) {
      inflater?.cancel();
      return "reading it was cancelled; what was read until then is counted";
    }
    if (piece === null) {
      inflater?.cancel();
      return "it could not be read to its end: it is a folder, was changed meanwhile, or reading it is not permitted";
    }
    if (from === 0 && piece[0] === 0x1f && piece[1] === 0x8b) inflater = createInflater(take);
    if (inflater === null) take(piece);
    else {
      for (let at = 0; at < piece.length; at += GZIP_PIECE) {
        await inflater.push(piece.subarray(at, at + GZIP_PIECE));
      }
    }
    onRead(piece.length);
  }
  return inflater === null ? null : inflater.end();
}

async function bytesOf(part: Blob): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await part.arrayBuffer());
  } catch {
    return null;
  }
}
