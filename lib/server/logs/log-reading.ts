import "server-only";
import { countLogObjects, type GatherContext, type LogObject } from "../../gather/index";
import type { LogsLine, LogsRequest } from "../../logs/log-reading";
import type { Scope } from "../../model/scope";
import { bytesOf, type FoundLogs, findLogs } from "./find-logs";
import { failure, unavailable } from "./logs-unavailable";

/** One reading takes no more than this; bytes as stored. */
const MOST_OBJECTS = 2_000;
const MOST_BYTES = 250_000_000;
/** Milliseconds for all of it. */
const LOGS_DEADLINE_MS = 120_000;
/** Readings at once in this process, whoever asks: each holds up to three files, and a core. */
const MOST_READINGS = 2;
const under = { readings: 0 };

/** Says what would be read, and reads it where that is confirmed. Never rejects for what AWS answers. */
export type LogReading = (
  scope: Scope,
  asked: LogsRequest,
  signal: AbortSignal,
  emit: (line: LogsLine) => void,
) => Promise<void>;

/** Reads access logs from S3, a few at a time. `context`: ends with the signal, and with the deadline. */
export function createLogReading(
  context: (signal: AbortSignal, deadlineMs: number) => GatherContext,
): LogReading {
  return async (scope, asked, signal, emit) => {
    const ctx = context(signal, LOGS_DEADLINE_MS);
    const found = await findLogs(ctx, scope, asked);
    if ("why" in found) return emit(found);
    const plan = planOf(found);
    emit(plan.line);
    if (asked.confirm !== true || plan.objects.length === 0) return;
    if (under.readings >= MOST_READINGS) {
      return emit(unavailable("busy", "Logs are being read for others.", "Try again in a minute."));
    }
    under.readings += 1;
    try {
      await read(ctx, plan, emit);
    } finally {
      under.readings -= 1;
    }
  };
}

interface Planned {
  readonly line: Extract<LogsLine, { type: "plan" }>;
  readonly found: FoundLogs;
  readonly objects: readonly LogObject[];
}

function planOf(found: FoundLogs): Planned {
  const { logs, objects: all, isOwn, lists } = found;
  const objects = newest(all);
  const beyond = all.slice(objects.length);
  return {
    found,
    objects,
    line: {
      type: "plan",
      bucket: logs.bucket,
      folder: logs.folder,
      ownBucket: isOwn,
      objects: objects.length,
      bytes: bytesOf(objects),
      beyond: { objects: beyond.length, bytes: bytesOf(beyond) },
      requests: { list: lists, get: objects.length },
    },
  };
}

/** As many of the newest as one reading takes. */
function newest(objects: readonly LogObject[]): readonly LogObject[] {
  let bytes = 0;
  const tooMany = objects.findIndex((object, index) => {
    bytes += object.bytes;
    return index >= MOST_OBJECTS || bytes > MOST_BYTES;
  });
  return tooMany < 0 ? objects : objects.slice(0, tooMany);
}

/** Between two of these lines the reader has time to draw. */
const EVERY_MS = 200;

async function read(
  ctx: GatherContext,
  { found: { place, logs }, objects, line }: Planned,
  emit: (line: LogsLine) => void,
): Promise<void> {
  let told = Number.NEGATIVE_INFINITY;
  const counted = await countLogObjects(ctx, place, logs.bucket, objects, (progress) => {
    const now = ctx.clock.now();
    if (now - told < EVERY_MS) return;
    told = now;
    emit({ type: "progress", ...progress, objectsTotal: line.objects, bytesTotal: line.bytes });
  });
  if (counted.state === "failed") return emit(failure(counted.error, logs));
  emit({ type: "counts", counts: counted.value, ended: ctx.signal.aborted });
}
