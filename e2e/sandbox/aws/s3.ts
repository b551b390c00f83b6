import { gzipSync } from "node:zlib";
import {
  GetObject$,
  type GetObjectRequest,
  ListObjectsV2$,
  type ListObjectsV2Output,
  type ListObjectsV2Request,
} from "@aws-sdk/client-s3";
import type { RegionState } from "../world";
import type { S3Bucket, S3Object } from "../world-s3";
import { pageOf } from "./paging";
import {
  type AwsError,
  awsError,
  byName,
  type Context,
  type Handler,
  isAwsError,
  operation,
  type Service,
} from "./service";

interface Asked {
  readonly Bucket?: string | undefined;
  readonly ExpectedBucketOwner?: string | undefined;
}

/** Another account's bucket says no more than this: https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html */
const accessDenied = () => awsError("AccessDenied", "Access Denied", 403);

function bucketOf({ s3 }: RegionState, asked: Asked, { account }: Context): S3Bucket | AwsError {
  const bucket = s3?.buckets[asked.Bucket ?? ""];
  if (bucket === undefined) return awsError("NoSuchBucket", "The specified bucket does not exist", 404);
  if (bucket.owner !== account && !bucket.sharedWith.includes(account)) return accessDenied();
  const { ExpectedBucketOwner: expected } = asked;
  return expected !== undefined && expected !== bucket.owner ? accessDenied() : bucket;
}

export function bytesOf({ content }: S3Object): Uint8Array {
  return content instanceof Uint8Array ? content : gzipSync(content.map((line) => `${line}\n`).join(""));
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html */
const listObjects: Handler<ListObjectsV2Request, object> = (state, input, context) => {
  const bucket = bucketOf(state, input, context);
  if (isAwsError(bucket)) return bucket;
  const { Bucket, Prefix = "", StartAfter = "", ContinuationToken, MaxKeys } = input;
  const keys = Object.keys(bucket.objects)
    .filter((key) => key.startsWith(Prefix) && key > StartAfter)
    .sort();
  const page = pageOf(context, keys, { token: ContinuationToken, size: MaxKeys, max: 1_000 });
  if (page.state === "bad-token")
    return awsError("InvalidArgument", "The continuation token provided is incorrect");
  const Contents = page.rows.flatMap((Key) => {
    const object = bucket.objects[Key];
    return object ? [{ Key, Size: bytesOf(object).length, LastModified: object.modified }] : [];
  });
  const output: ListObjectsV2Output = {
    Name: Bucket,
    Prefix,
    MaxKeys: MaxKeys ?? 1_000,
    KeyCount: Contents.length,
    IsTruncated: page.next !== undefined,
    ...(Contents.length === 0 ? {} : { Contents }),
    ...(page.next === undefined ? {} : { NextContinuationToken: page.next }),
  };
  return output;
};

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html */
const getObject: Handler<GetObjectRequest, { bytes: Uint8Array } | AwsError> = (state, input, context) => {
  const bucket = bucketOf(state, input, context);
  if (isAwsError(bucket)) return bucket;
  const object = bucket.objects[input.Key ?? ""];
  return object === undefined
    ? awsError("NoSuchKey", "The specified key does not exist.", 404)
    : { bytes: bytesOf(object) };
};

export const s3: Service = {
  name: "s3",
  // Listing is allowed by s3:ListBucket: https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html
  actionOf: ({ schema }) => (schema[2] === "ListObjectsV2" ? "s3:ListBucket" : `s3:${schema[2]}`),
  protocol: "restXml",
  version: "2006-03-01",
  target: "",
  xmlNamespace: "http://s3.amazonaws.com/doc/2006-03-01/",
  denied: (message) => awsError("AccessDenied", message, 403),
  throttled: () => awsError("SlowDown", "Please reduce your request rate.", 503),
  expired: () => awsError("ExpiredToken", "The provided token has expired."),
  resourceOf: ({ Bucket, Key }) => `arn:aws:s3:::${Bucket}${Key === undefined ? "" : `/${Key}`}`,
  operations: byName([
    operation(ListObjectsV2$, listObjects),
    operation(GetObject$, getObject, (output) => (output as { bytes: Uint8Array }).bytes),
  ]),
};
