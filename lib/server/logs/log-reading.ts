import "server-only";
import {
  countLogObjects,
  findLogObjects,
  type GatherContext,
  type LogObject,
  type LogPlace,
  logPlaceOf,
  logPolicy,
  placeOfScope,
  readLoadBalancerAttributes,
} from "../../gather/index";
import type { LogsLine, LogsRequest, LogsUnavailable } from "../../logs/log-reading";
import type { GatherError } from "../../model/gathered";
import type { Scope } from "../../model/scope";

/** One reading takes no more than this; bytes as stored. */
const MOST_OBJECTS = 2_000;
const MOST_BYTES = 250_000_000;
/** Milliseconds for all of it. */
const LOGS_DEADLINE_MS = 120_000;
/** Readings at once in this process, whoever asks: each holds up to three files, and a core. */
const MOST_READINGS = 2;
const under = { readings: 0 };

/** Says what would be read, and reads it where that is confirmed. Never rejects for what AWS answers. */
type LogReading = (
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
    const plan = await planOf(ctx, scope, asked);
    if ("why" in plan) return emit(plan);
    emit(plan.line);
    if (asked.confirm !== true || plan.objects.length === 0) return;
    if (under.readings >= MOST_READINGS) {
      return emit(
        unavailable("busy", "Logs are being read for others.", "Try again in a minute.", null, null),
      );
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
  readonly place: Parameters<typeof findLogObjects>[1];
  readonly logs: LogPlace;
  readonly objects: readonly LogObject[];
}

async function planOf(
  ctx: GatherContext,
  scope: Scope,
  { from, to }: LogsRequest,
): Promise<Planned | LogsUnavailable> {
  const place = await placeOfScope(ctx, scope);
  if (place.state === "skipped")
    return unavailable("not-read", `${place.reason}.`, "Add it to the configuration.", null, null);
  if (place.state === "failed") return failure(place.error, null);
  const attributes = await readLoadBalancerAttributes(ctx, place.value, scope);
  if (attributes.state === "failed") return failure(attributes.error, null);
  const logs = logPlaceOf(scope, attributes.value);
  if (logs === null) {
    return unavailable(
      "delivery-off",
      `Load balancer ${scope.name} delivers no access logs to S3 (access_logs.s3.enabled is not true).`,
      "Switch them on for the next time. Logs that CloudWatch delivers (to S3, Firehose or a log group) are not read here.",
      null,
      null,
    );
  }
  const window = { from: Date.parse(from), to: Date.parse(to) };
  const found = await findLogObjects(ctx, place.value, logs, window, scope.account);
  if (found.state === "failed") return failure(found.error, logs);
  const { objects: all, isOwn, lists } = found.value;
  const objects = newest(all);
  const beyond = all.slice(objects.length);
  const bytesOf = (some: readonly LogObject[]) => some.reduce((sum, { bytes }) => sum + bytes, 0);
  return {
    place: place.value,
    logs,
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
  { place, logs, objects, line }: Planned,
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

function failure(error: GatherError, logs: LogPlace | null): LogsUnavailable {
  const { code, operation, resource, message } = error;
  const policy = logs === null ? null : JSON.stringify(logPolicy(logs.bucket, logs.folder), null, 2);
  if (code === "access-denied") {
    const ofBucket = operation.startsWith("s3:");
    return unavailable(
      "denied",
      `${operation} on ${resource} is denied: ${message}`,
      ofBucket
        ? "Allow the role these statements. Where the bucket belongs to another account, its own policy has to allow the role as well."
        : `Allow ${operation} for the role in use.`,
      error,
      ofBucket ? policy : null,
    );
  }
  if (code === "not-found" && operation.startsWith("s3:")) {
    return unavailable(
      "no-bucket",
      `Bucket ${logs?.bucket} does not exist: the load balancer's attribute names one that is gone.`,
      "Create it again, or name another in access_logs.s3.bucket.",
      error,
      null,
    );
  }
  return unavailable("not-read", `${operation}: ${message}`, "Try again.", error, null);
}

function unavailable(
  why: LogsUnavailable["why"],
  message: string,
  wayOut: string,
  error: GatherError | null,
  policy: string | null,
): LogsUnavailable {
  return { type: "unavailable", why, message, wayOut, error, policy };
}
