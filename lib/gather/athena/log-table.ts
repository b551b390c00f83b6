import "server-only";
import type { LogPlace } from "../logs/log-place";

/** A table over the access logs of one folder, as far as it is asked. */
export interface LogTable {
  readonly database: string;
  readonly name: string;
  /** Its column of field 25, which AWS's own example still calls by its first use. */
  readonly reasonColumn: ReasonColumn;
}

export type ReasonColumn = "error_reason" | "lambda_error_reason";

/** Columns that the question names, beside the reason. */
export const askedColumns: readonly string[] = [
  "time",
  "elb",
  "elb_status_code",
  "target_status_code",
  "request_verb",
  "request_url",
  "request_proto",
  "domain_name",
  "matched_rule_priority",
  "actions_executed",
];

const word = "([^ ]*)";
const figure = "([-.0-9]*)";
const quoted = '"([^"]*)"';

/**
 * The fields that every version of the format has, each with its columns and what it looks like. A field that AWS
 * appends is taken by what follows them.
 */
const fields: readonly (readonly [columns: string, pattern: string])[] = [
  ["type string", word],
  ["time string", word],
  ["elb string", word],
  ["client_ip string, client_port int", "([^ ]*):([0-9]*)"],
  ["target_ip string, target_port int", "([^ ]*)[:-]([0-9]*)"],
  ["request_processing_time double", figure],
  ["target_processing_time double", figure],
  ["response_processing_time double", figure],
  ["elb_status_code int", "([-0-9]*)"],
  ["target_status_code string", "([-0-9]*)"],
  ["received_bytes bigint", "([-0-9]*)"],
  ["sent_bytes bigint", "([-0-9]*)"],
  ["request_verb string, request_url string, request_proto string", '"([^ ]*) (.*) (- |[^ ]*)"'],
  ["user_agent string", quoted],
  ["ssl_cipher string", word],
  ["ssl_protocol string", word],
  ["target_group_arn string", word],
  ["trace_id string", quoted],
  ["domain_name string", quoted],
  ["chosen_cert_arn string", quoted],
  ["matched_rule_priority string", figure],
  ["request_creation_time string", word],
  ["actions_executed string", quoted],
  ["redirect_url string", quoted],
  ["error_reason string", quoted],
];

/** Where the days of a folder lie, as partition projection writes it. */
export function locationTemplate({ bucket, folder }: LogPlace): string {
  return `s3://${bucket}/${folder}\${day}`;
}

/** `alb_logs_shop`: of the load balancers that share a prefix. */
function tableName({ folder }: LogPlace): string {
  const prefix = folder.slice(0, folder.indexOf("AWSLogs/"));
  return ["alb_logs", ...(prefix.toLowerCase().match(/[a-z0-9]+/g) ?? [])].join("_");
}

/**
 * A table over the folder of these logs, for the operator to create: the dashboard creates none.
 * https://docs.aws.amazon.com/athena/latest/ug/create-alb-access-logs-table-partition-projection.html
 */
export function createTableStatement(database: string, logs: LogPlace, firstDay: string): string {
  const columns = fields.flatMap(([named]) => named.split(", ")).map((column) => `  ${column}`);
  const pattern = `${fields.map(([, each]) => each).join(" ")}( .*)?`;
  const properties = {
    "projection.enabled": "true",
    "projection.day.type": "date",
    "projection.day.range": `${firstDay},NOW`,
    "projection.day.format": "yyyy/MM/dd",
    "projection.day.interval": "1",
    "projection.day.interval.unit": "DAYS",
    "storage.location.template": locationTemplate(logs),
  };
  return [
    `CREATE EXTERNAL TABLE \`${database}\`.\`${tableName(logs)}\` (`,
    columns.join(",\n"),
    ")",
    "PARTITIONED BY (day string)",
    "ROW FORMAT SERDE 'org.apache.hadoop.hive.serde2.RegexSerDe'",
    `WITH SERDEPROPERTIES ('input.regex' = '${pattern}')`,
    `LOCATION 's3://${logs.bucket}/${logs.folder}'`,
    "TBLPROPERTIES (",
    Object.entries(properties)
      .map(([key, value]) => `  '${key}' = '${value}'`)
      .join(",\n"),
    ")",
  ].join("\n");
}
