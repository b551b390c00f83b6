import { randomUUID } from "node:crypto";
import type { StartQueryExecutionInput, WorkGroup } from "@aws-sdk/client-athena";
import type { RegionState } from "../../world";
import type { AthenaExecution, AthenaState, AthenaTable } from "../../world-athena";
import { bytesOf } from "../s3";
import type { Context } from "../service";
import { readTable } from "./read-table";
import { runSql, type TableFile } from "./run-sql";

/** Begins a query, and lets it run on. */
export function begin(
  state: RegionState,
  athena: AthenaState,
  group: WorkGroup,
  { QueryString = "", ClientRequestToken = "" }: StartQueryExecutionInput,
  context: Context,
): AthenaExecution {
  const { OutputLocation } = group.Configuration?.ResultConfiguration ?? {};
  const QueryExecutionId = randomUUID();
  const begun: AthenaExecution = {
    token: ClientRequestToken,
    rows: [],
    execution: {
      QueryExecutionId,
      Query: QueryString,
      WorkGroup: group.Name,
      StatementType: /^\s*CREATE/i.test(QueryString) ? "DDL" : "DML",
      ...(OutputLocation && {
        ResultConfiguration: { OutputLocation: `${OutputLocation}${QueryExecutionId}.csv` },
      }),
      Statistics: { DataScannedInBytes: 0 },
      Status: { State: "RUNNING", SubmissionDateTime: context.now() },
    },
  };
  athena.executions.push(begun);
  if (athena.held !== true) void run(state, athena, group, begun, context);
  return begun;
}

/** Ends a query, once. */
export function end(
  begun: AthenaExecution,
  State: "SUCCEEDED" | "FAILED" | "CANCELLED",
  StateChangeReason?: string,
): void {
  const { execution } = begun;
  if (execution.Status?.State !== "RUNNING") return;
  execution.Status = { ...execution.Status, State, ...(StateChangeReason && { StateChangeReason }) };
}

async function run(
  state: RegionState,
  athena: AthenaState,
  group: WorkGroup,
  begun: AthenaExecution,
  context: Context,
): Promise<void> {
  const sql = begun.execution.Query ?? "";
  const defined = readTable(sql);
  if (defined !== undefined) {
    athena.tables.push(defined);
    return end(begun, "SUCCEEDED");
  }
  const [, database, name] = /FROM "([^"]+)"\."([^"]+)"/i.exec(sql) ?? [];
  const table = athena.tables.find((each) => each.database === database && each.metadata.Name === name);
  if (table === undefined) {
    return end(
      begun,
      "FAILED",
      `TABLE_NOT_FOUND: line 1:1: Table 'awsdatacatalog.${database}.${name}' does not exist`,
    );
  }
  const files = filesOf(state, table, sql, context);
  if (files === undefined) {
    return end(
      begun,
      "FAILED",
      "PERMISSION_DENIED: Access denied when reading from location. (Service: Amazon S3; Status Code: 403)",
    );
  }
  const scanned = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const { BytesScannedCutoffPerQuery: limit = Number.POSITIVE_INFINITY } = group.Configuration ?? {};
  begun.execution.Statistics = { DataScannedInBytes: Math.min(scanned, limit) };
  if (scanned > limit) return end(begun, "CANCELLED", "Bytes scanned limit was exceeded");
  try {
    begun.rows = await runSql(sql, table, files);
    const written = writeResult(state, begun, context);
    end(
      begun,
      written ? "SUCCEEDED" : "FAILED",
      written ? undefined : "PERMISSION_DENIED: Access denied when writing output to the result location",
    );
  } catch (error) {
    end(begun, "FAILED", `GENERIC_INTERNAL_ERROR: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Files of the days that the query names; undefined: the bucket may not be read. */
function filesOf(
  { s3 }: RegionState,
  { metadata }: AthenaTable,
  sql: string,
  { account }: Context,
): TableFile[] | undefined {
  const [, bucketName = "", folder = ""] =
    /^s3:\/\/([^/]+)\/(.*)\$\{day\}$/.exec(metadata.Parameters?.["storage.location.template"] ?? "") ?? [];
  const bucket = s3?.buckets[bucketName];
  if (bucket === undefined || (bucket.owner !== account && !bucket.sharedWith.includes(account)))
    return undefined;
  const [, from = "", to = "9"] = /day BETWEEN '([^']*)' AND '([^']*)'/i.exec(sql) ?? [];
  return Object.entries(bucket.objects).flatMap(([key, object]) => {
    const day = key.startsWith(folder) ? key.slice(folder.length, folder.length + 10) : "";
    const wanted = /^\d{4}\/\d\d\/\d\d$/.test(day) && day >= from && day <= to;
    return wanted ? [{ path: `s3://${bucketName}/${key}`, day, bytes: bytesOf(object) }] : [];
  });
}

/** The result as a file, where the workgroup says; true as well where it is kept by Athena. */
function writeResult(
  { s3 }: RegionState,
  { execution, rows }: AthenaExecution,
  { account, now }: Context,
): boolean {
  const { OutputLocation = "" } = execution.ResultConfiguration ?? {};
  if (OutputLocation === "") return true;
  const [, name = "", key = ""] = /^s3:\/\/([^/]+)\/(.*)$/.exec(OutputLocation) ?? [];
  const bucket = s3?.buckets[name];
  if (bucket === undefined || bucket.owner !== account) return false;
  const csv = rows.map((row) =>
    row.map((value) => (value === null ? "" : `"${value.replaceAll('"', '""')}"`)).join(","),
  );
  bucket.objects[key] = { content: new TextEncoder().encode(`${csv.join("\n")}\n`), modified: now() };
  return true;
}
