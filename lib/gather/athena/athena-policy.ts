import "server-only";
import {
  getQuery,
  getQueryResults,
  getWorkgroup,
  listTables,
  startQuery,
  stopQuery,
} from "../../aws/operations/athena";
import { logPolicy } from "../logs/log-policy";

/** What the statements are made for. */
export interface AthenaGrant {
  readonly region: string;
  readonly account: string;
  readonly workgroup: string;
  readonly database: string;
  readonly logs: { readonly bucket: string; readonly folder: string };
  /** `BUCKET/PREFIX/`, where the workgroup's results go; null where Athena keeps them itself. */
  readonly results: string | null;
}

/**
 * What asking Athena needs beside the rest: Athena reads tables and logs, and writes results, with the permissions of
 * who asks. It is no part of the policy that every dashboard needs, and the only one that lets anything be written: to
 * the place of results.
 * https://docs.aws.amazon.com/athena/latest/ug/s3-permissions.html
 * https://docs.aws.amazon.com/athena/latest/ug/fine-grained-access-to-glue-resources.html
 */
export function athenaPolicy({ region, account, workgroup, database, logs, results }: AthenaGrant) {
  const athena = `arn:aws:athena:${region}:${account}`;
  const glue = `arn:aws:glue:${region}:${account}`;
  const ofLogs = logPolicy(logs.bucket, logs.folder);
  const ofResults =
    results === null
      ? []
      : [
          {
            Sid: "FindResultBucket",
            Effect: "Allow",
            Action: ["s3:GetBucketLocation"],
            Resource: `arn:aws:s3:::${results.split("/")[0]}`,
          },
          {
            Sid: "WriteAndReadResults",
            Effect: "Allow",
            Action: ["s3:GetObject", "s3:PutObject"],
            Resource: `arn:aws:s3:::${results}*`,
          },
        ];
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "AskInWorkgroup",
        Effect: "Allow",
        Action: [
          getQuery.action,
          getQueryResults.action,
          getWorkgroup.action,
          startQuery.action,
          stopQuery.action,
        ],
        Resource: `${athena}:workgroup/${workgroup}`,
      },
      {
        Sid: "ListTables",
        Effect: "Allow",
        Action: [listTables.action],
        Resource: `${athena}:datacatalog/AwsDataCatalog`,
      },
      {
        Sid: "ReadTables",
        Effect: "Allow",
        Action: ["glue:GetDatabase", "glue:GetPartitions", "glue:GetTable", "glue:GetTables"],
        Resource: [`${glue}:catalog`, `${glue}:database/${database}`, `${glue}:table/${database}/*`],
      },
      ...ofLogs.Statement,
      {
        Sid: "FindLogBucket",
        Effect: "Allow",
        Action: ["s3:GetBucketLocation"],
        Resource: `arn:aws:s3:::${logs.bucket}`,
      },
      ...ofResults,
    ],
  } as const;
}
