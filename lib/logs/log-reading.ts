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
  /** Absent: only what would be read is said. */
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

/** Why nothing is read, and the way out. */
export const logsUnavailable = z.strictObject({
  type: z.literal("unavailable"),
  why: z.enum(["delivery-off", "denied", "no-bucket", "not-read", "busy"]),
  message: z.string(),
  wayOut: z.string(),
  error: gatherError.nullable(),
  /** The statements that are missing, as JSON. */
  policy: z.string().nullable(),
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

/** One line of the answer. Counts come once, and last; `ended`: the time was over before all was read. */
export type LogsLine =
  | LogsPlan
  | LogsUnavailable
  | LogsProgress
  | { readonly type: "counts"; readonly counts: LogCounts; readonly ended: boolean };
