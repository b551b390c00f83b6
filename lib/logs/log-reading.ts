import * as z from "zod";
import { gatherError } from "../model/gathered";
import type { LogCounts } from "./log-counts";

/** What is asked of `POST /api/v1/logs`. */
export const logsRequest = z.strictObject({
  /** A load balancer's scope, or a chain of it. */
  scope: z.string().max(1_000),
  /** ISO 8601, UTC. */
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  /** Who counts: this server, over the files of S3 (where absent), or Athena. */
  by: z.enum(["s3", "athena"]).optional(),
  /** Absent: only what would be read or asked is said. */
  confirm: z.boolean().optional(),
});
export type LogsRequest = z.infer<typeof logsRequest>;

/** What would be read. Bytes as stored. */
export const logsPlan = z.strictObject({
  type: z.literal("plan"),
  bucket: z.string(),
  folder: z.string(),
  /** False: the bucket belongs to another account than the load balancer. */
  ownBucket: z.boolean(),
  objects: z.number(),
  bytes: z.number(),
  /** Older ones in the window, which are beyond what one reading takes. */
  beyond: z.strictObject({ objects: z.number(), bytes: z.number() }),
  /** What S3 bills: lists that were asked for, and reads that will be. */
  requests: z.strictObject({ list: z.number(), get: z.number() }),
});
export type LogsPlan = z.infer<typeof logsPlan>;

/** What Athena would be asked. */
export const queryPlan = z.strictObject({
  type: z.literal("query-plan"),
  workgroup: z.string(),
  table: z.string(),
  sql: z.string(),
  /** Files of this load balancer in the window, as stored: Athena scans these at least, and others of the same days. */
  objects: z.number(),
  bytes: z.number(),
  /** Bytes after which the workgroup ends the query. */
  limitBytes: z.number(),
  /** `s3://…`, where Athena writes the result; null: Athena keeps it itself for a day. */
  results: z.string().nullable(),
});
export type QueryPlan = z.infer<typeof queryPlan>;

/** Why nothing is read, and the way out. */
export const logsUnavailable = z.strictObject({
  type: z.literal("unavailable"),
  why: z.enum([
    "delivery-off",
    "denied",
    "no-bucket",
    "not-read",
    "busy",
    // Of Athena:
    "no-workgroup",
    "no-database",
    "no-table",
    "table-unfit",
    "no-limit",
    "over-limit",
    "throttled",
    "query-failed",
    "query-cancelled",
    "too-many-rows",
  ]),
  message: z.string(),
  wayOut: z.string(),
  error: gatherError.nullable(),
  /** The statements that are missing, as JSON. */
  policy: z.string().nullable(),
  /** SQL for the operator to run once: the table that is missing. */
  statement: z.string().nullable(),
});
export type LogsUnavailable = z.infer<typeof logsUnavailable>;

export const logsProgress = z.strictObject({
  type: z.literal("progress"),
  objects: z.number(),
  objectsTotal: z.number(),
  bytes: z.number(),
  bytesTotal: z.number(),
  lines: z.number(),
});
export type LogsProgress = z.infer<typeof logsProgress>;

/** How far Athena is. */
export const queryProgress = z.strictObject({
  type: z.literal("query-progress"),
  state: z.enum(["queued", "running"]),
  scannedBytes: z.number(),
});
export type QueryProgress = z.infer<typeof queryProgress>;

/** One line of the answer. Counts come once, and last; `ended`: the time was over before all was read. */
export type LogsLine =
  | LogsPlan
  | QueryPlan
  | LogsUnavailable
  | LogsProgress
  | QueryProgress
  | { readonly type: "query-counts"; readonly counts: LogCounts; readonly scannedBytes: number }
  | { readonly type: "counts"; readonly counts: LogCounts; readonly ended: boolean };
