import "server-only";
import { getLogObject, listLogObjects } from "../../aws/operations/s3";

/**
 * What reading access logs needs beside the rest, of one bucket and no more of it than the logs. It is no part of the
 * policy that every dashboard needs.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html
 */
export function logPolicy(bucket: string, folder: string) {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "ListAccessLogs",
        Effect: "Allow",
        Action: [listLogObjects.action],
        Resource: `arn:aws:s3:::${bucket}`,
        Condition: { StringLike: { "s3:prefix": `${folder}*` } },
      },
      {
        Sid: "ReadAccessLogs",
        Effect: "Allow",
        Action: [getLogObject.action],
        Resource: `arn:aws:s3:::${bucket}/${folder}*`,
      },
    ],
  } as const;
}
