import "server-only";
import { createReadStream, readFileSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { createGunzip, gunzip, gunzipSync } from "node:zlib";

/** What a log is read with. */
export type ReadLogOptions = {
  /** Size of the file as stored. */
  readonly size: number;
  readonly signal: AbortSignal | undefined;
  /** Bytes of the file, as stored, that were read since the last call. */
  readonly onRead: (bytes: number) => void;
  /** Whether this thread inflates a small file by itself, once it has taken what others gave. */
  readonly here: boolean;
};

const kibibyte = 1024;
/** Up to this size a file is read and inflated in one go: each hand-over to another thread costs as much as 50 KB. */
const smallFile = 512 * kibibyte;
/** Logs shrink to a fifth or less; what would grow beyond this is read piece by piece. */
const mostInflated = 16 * 1024 * kibibyte;
/** Header and trailer (RFC 1952 section 2.3). */
const shortestGzip = 18;
/** With zlib's own 16 KiB the hand-over between its threads and this one takes longer than the work. */
const pieceSize = 1024 * kibibyte;
const salvageSize = 4 * kibibyte;

/**
 * Gives the content of a file, gzip or plain, piece by piece to `push`. Gzip is known by its first bytes, whatever
 * the name says. Gives null, or why the rest could not be read: what came before was pushed. Rejects only if aborted.
 */
export async function readLog(
  path: string,
  push: (bytes: Uint8Array) => void,
  { size, signal, onRead, here }: ReadLogOptions,
): Promise<string | null> {
  const content = size > 0 && size <= smallFile ? await inflateWhole(bytesOf(path), here) : null;
  signal?.throwIfAborted();
  if (content === null) {
    return readPieces(() => createReadStream(path, { highWaterMark: pieceSize }), push, { signal, onRead });
  }
  onRead(size);
  push(content);
  return null;
}

/** As `readLog`, of bytes that are at hand: an object that was fetched. */
export async function readLogBytes(
  packed: Buffer,
  push: (bytes: Uint8Array) => void,
  signal: AbortSignal | undefined,
): Promise<string | null> {
  const content = packed.length <= smallFile ? await inflateWhole(packed, false) : null;
  signal?.throwIfAborted();
  if (content === null) return readPieces(() => piecesOf(packed), push, { signal, onRead: () => {} });
  push(content);
  return null;
}

async function* piecesOf(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += pieceSize) yield bytes.subarray(at, at + pieceSize);
}

function bytesOf(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

/** Content of a small gzip file; null if it is none, if anything is wrong with it, or if it grows too much. */
async function inflateWhole(packed: Buffer | null, here: boolean): Promise<Buffer | null> {
  if (packed === null || !isGzip(packed) || packed.length < shortestGzip) return null;
  // A gzip file ends in the size of its content (RFC 1952 section 2.3.1): a buffer of this size needs one call.
  const expected = packed.readUInt32LE(packed.length - 4);
  const chunkSize = Math.min(Math.max(expected + 1, 64 * kibibyte), mostInflated);
  const options = { chunkSize, maxOutputLength: mostInflated };
  if (!here) {
    return new Promise((resolve) =>
      gunzip(packed, options, (error, content) => resolve(error ? null : content)),
    );
  }
  await setImmediate();
  try {
    return gunzipSync(packed, options);
  } catch {
    return null;
  }
}

/** The file's bytes as stored, from their beginning each time. */
type Source = () => AsyncIterable<Buffer>;

async function readPieces(
  source: Source,
  push: (bytes: Uint8Array) => void,
  { signal, onRead }: Omit<ReadLogOptions, "size" | "here">,
): Promise<string | null> {
  let pushed = 0;
  const count = (bytes: Uint8Array) => {
    pushed += bytes.length;
    push(bytes);
  };
  const error = await inflatePieces(source, count, { inflatedSize: pieceSize, signal, onRead });
  if (error === null) return null;
  if (codeOf(error) === "Z_DATA_ERROR") {
    // zlib keeps back the piece in which the damage is. In small pieces more can be had, after what was pushed already.
    let skip = pushed;
    const pushRest = (bytes: Uint8Array) => {
      if (skip < bytes.length) push(bytes.subarray(skip));
      skip = Math.max(0, skip - bytes.length);
    };
    await inflatePieces(source, pushRest, { inflatedSize: salvageSize, signal, onRead: () => {} });
  }
  return problemOf(error);
}

type InflateOptions = Omit<ReadLogOptions, "size" | "here"> & { readonly inflatedSize: number };

/** Reads the file, inflating it if it is gzip; gives null or what ended it before its end. Rejects only if aborted. */
async function inflatePieces(
  source: Source,
  push: (bytes: Uint8Array) => void,
  { inflatedSize, signal, onRead }: InflateOptions,
): Promise<unknown> {
  const inflater = createInflater(push, inflatedSize);
  let gzipped: boolean | undefined;
  let held: Buffer | undefined;
  try {
    for await (const piece of source()) {
      signal?.throwIfAborted();
      onRead(piece.length);
      gzipped ??= isGzip(piece);
      if (!gzipped) push(piece);
      else if (held) await inflater.write(held);
      held = piece;
    }
    if (gzipped && held) await inflater.end(held);
    return null;
  } catch (error) {
    signal?.throwIfAborted();
    return error;
  } finally {
    await inflater.close();
  }
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** zlib inflates in threads of its own; each piece is written and awaited. */
function createInflater(push: (bytes: Uint8Array) => void, inflatedSize: number) {
  const stream = createGunzip({ chunkSize: inflatedSize });
  let failure: unknown;
  let reject = (_: unknown) => {};
  const fail = (error: unknown) => {
    failure ??= error;
    reject(failure);
  };
  // Counting waits for the end of zlib's callback, which starts the next piece: so both go on at the same time.
  let counting = Promise.resolve();
  stream.on("data", (bytes: Buffer) => {
    counting = counting.then(() => push(bytes)).catch(fail);
  });
  // After an error zlib calls no callback of the write that met it.
  stream.on("error", fail);
  const settle = (start: (done: () => void) => void) =>
    new Promise<void>((resolve, refuse) => {
      reject = refuse;
      if (failure) refuse(failure);
      else start(resolve);
    });
  const write = (piece: Buffer) => settle((done) => stream.write(piece, done));
  return {
    write,
    /** The last byte goes alone: only with it zlib notices that the stream is cut off, and then gives no output. */
    async end(piece: Buffer) {
      await write(piece.subarray(0, -1));
      await settle((done) => stream.once("end", done).end(piece.subarray(-1)));
    },
    /** Waits until all that came is counted. */
    async close() {
      stream.destroy();
      await counting;
    },
  };
}

const problems: Readonly<Record<string, string>> = {
  Z_BUF_ERROR: "the gzip stream ends early; the lines before its end are counted",
  Z_DATA_ERROR: "the gzip stream is damaged; the lines before the damage are counted",
  ENOENT: "there is no such file",
  EACCES: "reading it is not permitted",
  EISDIR: "it is a folder",
};

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

function problemOf(error: unknown): string {
  const code = codeOf(error);
  return problems[code] ?? `it could not be read to its end (${code || String(error)})`;
}
