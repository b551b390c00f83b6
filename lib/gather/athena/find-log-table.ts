import "server-only";
import type { TableMetadata, WorkGroup } from "@aws-sdk/client-athena";
import type { Answer } from "../../aws/answer";
import { getWorkgroup, listTables } from "../../aws/operations/athena";
import type { Place } from "../../aws/place";
import { partitionOf } from "../../facts/partition";
import type { Scope } from "../../model/scope";
import { readList, readOne } from "../answers";
import type { GatherContext } from "../context";
import type { LogPlace } from "../logs/log-place";
import { askedColumns, type LogTable, locationTemplate, type ReasonColumn } from "./log-table";

/** What the operator names: the same in each account and Region. */
export interface AthenaSettings {
  readonly workgroup: string;
  readonly database: string;
}

export interface Workgroup {
  readonly enabled: boolean;
  /** Bytes after which Athena ends a query by itself; null: it ends none. */
  readonly limitBytes: number | null;
  /** Where results are written; `managed`: Athena keeps them for a day; null: nowhere, and no query can run. */
  readonly results: { readonly kind: "bucket"; readonly url: string } | { readonly kind: "managed" } | null;
}

const catalog = "AwsDataCatalog";

export function workgroupArn({ account, region }: Pick<Scope, "account" | "region">, name: string): string {
  return `arn:${partitionOf(region)}:athena:${region}:${account}:workgroup/${name}`;
}

/** https://docs.aws.amazon.com/athena/latest/APIReference/API_WorkGroupConfiguration.html */
export function readWorkgroup(
  ctx: GatherContext,
  place: Place,
  scope: Scope,
  name: string,
): Promise<Answer<Workgroup>> {
  const resource = workgroupArn(scope, name);
  return readOne(ctx.session, place, getWorkgroup, { WorkGroup: name }, resource, ({ WorkGroup: group }) =>
    group === undefined ? undefined : normaliseWorkgroup(group),
  );
}

function normaliseWorkgroup({ State, Configuration }: WorkGroup): Workgroup {
  const { BytesScannedCutoffPerQuery, ResultConfiguration, ManagedQueryResultsConfiguration } =
    Configuration ?? {};
  const url = ResultConfiguration?.OutputLocation ?? "";
  const bucket = url === "" ? null : ({ kind: "bucket", url } as const);
  return {
    enabled: State !== "DISABLED",
    limitBytes: BytesScannedCutoffPerQuery ?? null,
    results: ManagedQueryResultsConfiguration?.Enabled === true ? { kind: "managed" } : bucket,
  };
}

/** What the database has for a folder of logs. */
export type FoundTable =
  | { readonly state: "fits"; readonly table: LogTable }
  /** One of these logs, which cannot be asked: what it lacks. */
  | { readonly state: "unfit"; readonly name: string; readonly lacks: string }
  | { readonly state: "none" };

/** Looks for the table that partition projection leads to exactly this folder, by day. */
export async function findLogTable(
  ctx: GatherContext,
  place: Place,
  { database }: AthenaSettings,
  logs: LogPlace,
): Promise<Answer<FoundTable>> {
  const listed = await readList(
    ctx.session,
    place,
    listTables,
    (NextToken) => ({
      CatalogName: catalog,
      DatabaseName: database,
      ...(NextToken === undefined ? {} : { NextToken }),
    }),
    database,
    ({ TableMetadataList, NextToken }) => ({ items: TableMetadataList, next: NextToken }),
  );
  if (listed.state === "failed") return listed;
  const over = listed.value.filter((table) => isOver(table, logs));
  const judged = over.map((table) => judge(table, database, logs));
  const value = judged.find(({ state }) => state === "fits") ?? judged[0] ?? { state: "none" as const };
  return { state: "ok", value };
}

/** A table's location as Athena says it: https://docs.aws.amazon.com/athena/latest/ug/partition-projection-setting-up.html */
function isOver({ Parameters = {} }: TableMetadata, logs: LogPlace): boolean {
  const folder = `s3://${logs.bucket}/${logs.folder}`;
  const { location = "", "storage.location.template": template } = Parameters;
  return withSlash(location) === folder || template?.startsWith(folder) === true;
}

const withSlash = (url: string) => (url.endsWith("/") ? url : `${url}/`);

function judge(
  { Name = "", Columns = [], PartitionKeys = [], Parameters = {} }: TableMetadata,
  database: string,
  logs: LogPlace,
): FoundTable {
  const unfit = (lacks: string): FoundTable => ({ state: "unfit", name: Name, lacks });
  const named = new Set(Columns.map((column) => column.Name?.toLowerCase()));
  const reasonColumn = (["error_reason", "lambda_error_reason"] satisfies ReasonColumn[]).find((each) =>
    named.has(each),
  );
  const missing = [
    ...askedColumns.filter((each) => !named.has(each)),
    ...(reasonColumn ? [] : ["error_reason"]),
  ];
  if (reasonColumn === undefined || missing.length > 0)
    return unfit(`It has no column ${missing.join(", ")}.`);
  const keys = PartitionKeys.map((key) => key.Name?.toLowerCase());
  const template = Parameters["storage.location.template"]?.replace(/\/$/, "");
  const isByDay =
    keys.length === 1 &&
    keys[0] === "day" &&
    Parameters["projection.enabled"] === "true" &&
    Parameters["projection.day.format"] === "yyyy/MM/dd" &&
    template === locationTemplate(logs);
  if (!isByDay) {
    return unfit(
      "It is not partitioned by projection of a day (yyyy/MM/dd), so each question would scan all of it.",
    );
  }
  return { state: "fits", table: { database, name: Name, reasonColumn } };
}
