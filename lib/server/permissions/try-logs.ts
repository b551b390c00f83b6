import "server-only";
import { Readable } from "node:stream";
import { getWorkgroup, listTables } from "../../aws/operations/athena";
import { describeLoadBalancerAttributes, describeLoadBalancers } from "../../aws/operations/elbv2";
import { getLogObject, listLogObjects } from "../../aws/operations/s3";
import { type AthenaSettings, athenaPolicy, type LogPlace, logPlaceOf, logPolicy } from "../../gather/index";
import { scopeOfLoadBalancerArn } from "../../model/scope";
import type { Trial } from "./trial";

/** Ways of counting access logs that the configuration allows. */
export interface LogWays {
  readonly s3: boolean;
  readonly athena: AthenaSettings | null;
}

/** What is tried for them, beside the reading that every dashboard does. */
export function logActions({ s3, athena }: LogWays): string[] {
  const ofS3 = s3 || athena !== null ? [getLogObject.action, listLogObjects.action] : [];
  return [...(athena === null ? [] : [getWorkgroup.action, listTables.action]), ...ofS3];
}

/** Load balancers that are looked at until one delivers logs. */
const MOST_LOOKED_AT = 5;

/**
 * Tries what counting access logs needs: lists the logs of one load balancer and reads a byte of the newest that is
 * found first, and looks at Athena's workgroup and tables. No query is asked: its result would be written. Gives the
 * place that was tried, for the statements that it needs.
 */
export async function tryLogs(trial: Trial, ways: LogWays): Promise<LogPlace | null> {
  const [logs] = await Promise.all([
    ways.s3 || ways.athena !== null ? tryBucket(trial) : null,
    ways.athena === null ? null : tryAthena(trial, ways.athena),
  ]);
  return logs;
}

async function tryBucket(trial: Trial): Promise<LogPlace | null> {
  const logs = await findDelivery(trial);
  const listed = await trial.askAbout(
    listLogObjects,
    logs ?? undefined,
    "No load balancer that was looked at delivers access logs to S3.",
    ({ bucket, folder }) => ({
      input: { Bucket: bucket, Prefix: folder, MaxKeys: 1 },
      resource: `arn:aws:s3:::${bucket}`,
    }),
  );
  const key = listed?.Contents?.[0]?.Key;
  const fetched = await trial.askAbout(
    getLogObject,
    logs !== null && key !== undefined ? { bucket: logs.bucket, key } : undefined,
    listed === null ? "The logs could not be listed, so none was known to ask for." : "There is no log yet.",
    ({ bucket, key: Key }) => ({
      input: { Bucket: bucket, Key, Range: "bytes=0-0" },
      resource: `arn:aws:s3:::${bucket}/${Key}`,
    }),
  );
  if (fetched?.Body instanceof Readable) fetched.Body.destroy();
  return logs;
}

async function findDelivery(trial: Trial): Promise<LogPlace | null> {
  const listed = await trial.ask(describeLoadBalancers, { PageSize: 20 });
  const arns = (listed?.LoadBalancers ?? []).flatMap(({ Type, LoadBalancerArn }) =>
    Type === "application" && LoadBalancerArn !== undefined ? [LoadBalancerArn] : [],
  );
  for (const arn of arns.slice(0, MOST_LOOKED_AT)) {
    const scope = scopeOfLoadBalancerArn(arn);
    const input = { LoadBalancerArn: arn };
    const answer = await trial.ask(describeLoadBalancerAttributes, input, arn);
    const attributes = (answer?.Attributes ?? []).map(({ Key = "", Value = "" }) => [Key, Value] as const);
    const logs = scope && logPlaceOf(scope, Object.fromEntries(attributes));
    if (logs !== null) return logs;
  }
  return null;
}

async function tryAthena(trial: Trial, { workgroup, database }: AthenaSettings): Promise<void> {
  const ofDatabase = { CatalogName: "AwsDataCatalog", DatabaseName: database, MaxResults: 1 };
  await Promise.all([
    trial.ask(getWorkgroup, { WorkGroup: workgroup }, workgroup),
    trial.ask(listTables, ofDatabase, database),
  ]);
}

/** The statements that counting logs needs, where one of its actions was refused; null where none was. */
export function missingForLogs(
  trial: Trial,
  { athena }: LogWays,
  at: { readonly account: string; readonly region: string },
  logs: LogPlace | null,
): string | null {
  const refused = trial.refusals().some(({ operation }) => /^(?:s3|athena):/.test(operation));
  if (!refused) return null;
  const place = logs ?? { bucket: "BUCKET", folder: `PREFIX/AWSLogs/${at.account}/elasticloadbalancing/` };
  const policy =
    athena === null
      ? logPolicy(place.bucket, place.folder)
      : athenaPolicy({ ...at, ...athena, logs: place, results: "RESULT-BUCKET/RESULT-PREFIX/" });
  return JSON.stringify(policy.Statement, null, 2);
}
