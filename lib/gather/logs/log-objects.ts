import "server-only";
import { Readable } from "node:stream";
import type { Answer } from "../../aws/answer";
import { getLogObject, listLogObjects } from "../../aws/operations/s3";
import type { Place } from "../../aws/place";
import { toCounts } from "../../logs/count";
import type { LogCounts, LogFile } from "../../logs/log-counts";
import { createFileScan, createFileScanner } from "../../logs/node/file-scanner";
import { readLogBytes } from "../../logs/node/read-log";
import { createTally } from "../../logs/tally";
import { readList } from "../answers";
import type { GatherContext } from "../context";
import { isWithin, type LogPlace, type LogWindow, listingsOf } from "./log-place";

export interface LogObject {
  readonly key: string;
  /** As stored. */
  readonly bytes: number;
}

export interface FoundLogs {
  /** Newest first. */
  readonly objects: readonly LogObject[];
  /** The bucket belongs to the load balancer's own account. */
  readonly isOwn: boolean;
  /** Lists that S3 was asked for. */
  readonly lists: number;
}

/**
 * The files of one load balancer that can hold lines of a window. The bucket is asked for as the account's own first: so
 * another account's is known as such.
 */
export async function findLogObjects(
  ctx: GatherContext,
  place: Place,
  logs: LogPlace,
  window: LogWindow,
  account: string,
): Promise<Answer<FoundLogs>> {
  const before = ctx.session.calls();
  const own = await listAll(ctx, place, logs, window, account);
  const isOther = own.state === "failed" && own.error.code === "access-denied";
  const listed = isOther ? await listAll(ctx, place, logs, window, undefined) : own;
  if (listed.state === "failed") return listed;
  return {
    state: "ok",
    value: { objects: listed.value, isOwn: !isOther, lists: ctx.session.calls() - before },
  };
}

async function listAll(
  ctx: GatherContext,
  place: Place,
  logs: LogPlace,
  window: LogWindow,
  owner: string | undefined,
): Promise<Answer<LogObject[]>> {
  const objects: LogObject[] = [];
  for (const { Prefix, StartAfter } of listingsOf(logs, window)) {
    const day = await readList(
      ctx.session,
      place,
      listLogObjects,
      (ContinuationToken) => ({
        Bucket: logs.bucket,
        Prefix,
        StartAfter,
        ...(owner === undefined ? {} : { ExpectedBucketOwner: owner }),
        ...(ContinuationToken === undefined ? {} : { ContinuationToken }),
      }),
      `arn:aws:s3:::${logs.bucket}`,
      ({ Contents, KeyCount, NextContinuationToken }) => ({
        items:
          Contents?.map(({ Key = "", Size = 0 }) => ({ key: Key, bytes: Size })) ??
          (KeyCount === 0 ? [] : undefined),
        next: NextContinuationToken,
      }),
    );
    if (day.state === "failed") return day;
    objects.push(...day.value.filter(({ key }) => isWithin(key, window)).toReversed());
  }
  return { state: "ok", value: objects };
}

/** Bytes as stored. */
export interface LogReadProgress {
  readonly objects: number;
  readonly bytes: number;
  readonly lines: number;
}

/** Fetched and inflated at once: libuv has four threads for all of zlib, files and name look-ups. */
const AT_ONCE = 3;
/** A file of five minutes of one node is far below; this much is held of each that is being read. */
export const LARGEST_OBJECT = 32 * 1024 * 1024;

/**
 * Counts these objects. What is wrong with one (gone, cut off, foreign) is said of it; where the first may not be read,
 * none may. Ends early, with what was counted until then, where the context's signal does.
 */
export async function countLogObjects(
  ctx: GatherContext,
  place: Place,
  bucket: string,
  objects: readonly LogObject[],
  onProgress: (progress: LogReadProgress) => void,
): Promise<Answer<LogCounts>> {
  const tally = createTally();
  const scan = createFileScan(tally);
  const results: LogFile[] = [];
  let bytes = 0;
  const count = async (object: LogObject, index: number): Promise<Answer<null>> => {
    const scanner = createFileScanner(scan, nameOf(object.key));
    const fetched = await fetchObject(ctx, place, bucket, object);
    if (fetched.state === "denied") return fetched.answer;
    const problem =
      fetched.state === "bytes"
        ? await readLogBytes(fetched.bytes, scanner.push, ctx.signal).catch(
            () => "reading it was ended before its end",
          )
        : fetched.problem;
    results[index] = scanner.end(problem);
    bytes += object.bytes;
    onProgress({ objects: results.filter(Boolean).length, bytes, lines: linesOf(tally.statuses) });
    return { state: "ok", value: null };
  };

  const [first, ...rest] = objects;
  if (first !== undefined) {
    const tried = await count(first, 0);
    if (tried.state === "failed") return tried;
  }
  const waiting = rest.entries();
  const countNext = async () => {
    for (const [index, object] of waiting) {
      if (ctx.signal.aborted) return;
      const counted = await count(object, index + 1);
      if (counted.state === "failed") {
        const problem = `${counted.error.operation}: ${counted.error.message}`;
        results[index + 1] = { name: nameOf(object.key), lines: 0, broken: 0, problems: [problem] };
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, countNext));
  tally.files.push(...results.filter(Boolean));
  return { state: "ok", value: toCounts(tally) };
}

const linesOf = (statuses: Float64Array) => statuses.reduce((sum, count) => sum + count, 0);
const nameOf = (key: string) => key.slice(key.lastIndexOf("/") + 1);

type Fetched =
  | { readonly state: "bytes"; readonly bytes: Buffer }
  | { readonly state: "problem"; readonly problem: string }
  | { readonly state: "denied"; readonly answer: Extract<Answer<null>, { state: "failed" }> };

async function fetchObject(
  ctx: GatherContext,
  place: Place,
  bucket: string,
  { key, bytes }: LogObject,
): Promise<Fetched> {
  if (bytes > LARGEST_OBJECT)
    return { state: "problem", problem: "it is larger than 32 MB and was not read" };
  const input = { Bucket: bucket, Key: key };
  const answer = await ctx.session.ask(place, getLogObject, input, `arn:aws:s3:::${bucket}/${key}`);
  if (answer.state === "failed") {
    if (answer.error.code === "access-denied") return { state: "denied", answer };
    return { state: "problem", problem: `it could not be fetched: ${answer.error.message}` };
  }
  const { Body } = answer.value;
  if (!(Body instanceof Readable)) return { state: "problem", problem: "S3 answered without its bytes" };
  return collect(Body, ctx.signal);
}

async function collect(body: Readable, signal: AbortSignal): Promise<Fetched> {
  const end = () => body.destroy();
  signal.addEventListener("abort", end, { once: true });
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of body) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > LARGEST_OBJECT)
        return { state: "problem", problem: "it grew beyond 32 MB while it was read" };
    }
    if (signal.aborted) return { state: "problem", problem: "reading it was ended before its end" };
    return { state: "bytes", bytes: Buffer.concat(chunks) };
  } catch {
    return { state: "problem", problem: "S3 ended the connection before the end of the file" };
  } finally {
    signal.removeEventListener("abort", end);
    body.destroy();
  }
}
