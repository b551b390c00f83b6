import "server-only";
import { randomUUID } from "node:crypto";
import type { QueryExecution } from "@aws-sdk/client-athena";
import type { Answer } from "../../aws/answer";
import { getQuery, getQueryResults, startQuery, stopQuery } from "../../aws/operations/athena";
import type { Place } from "../../aws/place";
import { readPages } from "../../aws/read-pages";
import { type CountedRow, countRows } from "../../logs/count-rows";
import type { LogCounts } from "../../logs/log-counts";
import { redactForeignLine } from "../../logs/redact";
import { readOne } from "../answers";
import type { GatherContext } from "../context";
import type { LogWindow } from "../logs/log-place";
import { MOST_ROWS, readRow, widthOf } from "./counting-query";

export interface QueryProgress {
  readonly state: "queued" | "running";
  readonly scannedBytes: number;
}

/** How a question to Athena ended. */
export type QueryEnd =
  | { readonly state: "counted"; readonly counts: LogCounts; readonly scannedBytes: number }
  | {
      readonly state: "failed" | "cancelled" | "over-limit";
      readonly why: string;
      readonly scannedBytes: number;
    }
  | { readonly state: "too-many-rows" }
  /** The context's signal ended first. `told`: Athena took it that the query is to stop. */
  | { readonly state: "stopped"; readonly told: boolean };

/** Milliseconds between two looks at a query: soon at first, since most take seconds. */
const PAUSES = [300, 500, 1_000, 2_000];

export interface CountingQuery {
  readonly sql: string;
  readonly workgroup: string;
  /** What errors are to name: the workgroup's ARN. */
  readonly resource: string;
  readonly window: LogWindow;
}

/**
 * Has Athena count. Started outside of the context's signal, so that a query is never left running without its id being
 * known; where the signal ends, it is stopped.
 */
export async function countInAthena(
  ctx: GatherContext,
  place: Place,
  query: CountingQuery,
  onProgress: (progress: QueryProgress) => void,
): Promise<Answer<QueryEnd>> {
  const lasting = ctx.session.detached();
  // The token makes a repeated request the same query: https://docs.aws.amazon.com/athena/latest/APIReference/API_StartQueryExecution.html
  const input = { QueryString: query.sql, WorkGroup: query.workgroup, ClientRequestToken: randomUUID() };
  const started = await readOne(
    lasting,
    place,
    startQuery,
    input,
    query.resource,
    (answer) => answer.QueryExecutionId,
  );
  if (started.state === "failed") return started;
  const QueryExecutionId = started.value;
  const stop = () => lasting.ask(place, stopQuery, { QueryExecutionId }, query.resource);

  const ended = await followQuery(ctx, place, query, QueryExecutionId, onProgress);
  if (ended.state === "failed") {
    await stop();
    return ended;
  }
  const { value: execution } = ended;
  if (execution === null) {
    const told = (await stop()).state === "ok";
    return { state: "ok", value: { state: "stopped", told } };
  }
  const scannedBytes = execution.Statistics?.DataScannedInBytes ?? 0;
  if (execution.Status?.State !== "SUCCEEDED")
    return { state: "ok", value: failureOf(execution, scannedBytes) };
  const rows = await readRows(ctx, place, query, QueryExecutionId);
  if (rows.state === "failed") return rows;
  if (rows.value.length > MOST_ROWS) return { state: "ok", value: { state: "too-many-rows" } };
  return {
    state: "ok",
    value: { state: "counted", counts: countRows(rows.value, widthOf(query.window)), scannedBytes },
  };
}

/** Looks at a query until it ended; null: the signal ended first. */
async function followQuery(
  ctx: GatherContext,
  place: Place,
  { resource }: CountingQuery,
  QueryExecutionId: string,
  onProgress: (progress: QueryProgress) => void,
): Promise<Answer<QueryExecution | null>> {
  for (let look = 0; ; look += 1) {
    await ctx.clock.sleep(PAUSES[Math.min(look, PAUSES.length - 1)] ?? 0, ctx.signal);
    if (ctx.signal.aborted) return { state: "ok", value: null };
    const looked = await readOne(ctx.session, place, getQuery, { QueryExecutionId }, resource, (answer) =>
      answer.QueryExecution?.Status?.State === undefined ? undefined : answer.QueryExecution,
    );
    if (looked.state === "failed") return ctx.signal.aborted ? { state: "ok", value: null } : looked;
    const { Status, Statistics } = looked.value;
    if (Status?.State !== "QUEUED" && Status?.State !== "RUNNING") return looked;
    onProgress({
      state: Status.State === "QUEUED" ? "queued" : "running",
      scannedBytes: Statistics?.DataScannedInBytes ?? 0,
    });
  }
}

/** https://docs.aws.amazon.com/athena/latest/ug/workgroups-setting-control-limits-cloudwatch.html */
const overLimit = /bytes scanned limit was exceeded/i;

/** Athena's own words may quote a value of a line. */
function failureOf({ Status }: QueryExecution, scannedBytes: number): QueryEnd {
  const why = redactForeignLine(Status?.StateChangeReason ?? "Athena gave no reason.");
  if (overLimit.test(why)) return { state: "over-limit", why, scannedBytes };
  return { state: Status?.State === "CANCELLED" ? "cancelled" : "failed", why, scannedBytes };
}

/** All rows; the first of a result is its column names. */
async function readRows(
  ctx: GatherContext,
  place: Place,
  { resource }: CountingQuery,
  QueryExecutionId: string,
): Promise<Answer<CountedRow[]>> {
  let first = true;
  return readPages<{ items: CountedRow[]; next: string | undefined }, CountedRow>(
    (NextToken) =>
      readOne(
        ctx.session,
        place,
        getQueryResults,
        { QueryExecutionId, MaxResults: 1_000, ...(NextToken === undefined ? {} : { NextToken }) },
        resource,
        ({ ResultSet, NextToken: next }) => {
          const rows = ResultSet?.Rows?.slice(first ? 1 : 0).map(({ Data = [] }) =>
            readRow(Data.map((datum) => datum.VarCharValue)),
          );
          first = false;
          return rows?.every((row) => row !== null) ? { items: rows, next } : undefined;
        },
      ),
    (page) => page,
    { action: getQueryResults.action, resource },
  );
}
