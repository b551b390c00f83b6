import "server-only";
import {
  GetObjectCommand,
  type GetObjectCommandInput,
  ListObjectsV2Command,
  type ListObjectsV2CommandInput,
} from "@aws-sdk/client-s3";
import { operation } from "../operation";

/** Listing is allowed on the bucket, and can be narrowed by `s3:prefix`: https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html */
export const listLogObjects = operation(
  "s3",
  "s3:ListBucket",
  (client, input: ListObjectsV2CommandInput, options) =>
    client.send(new ListObjectsV2Command(input), options),
);
export const getLogObject = operation("s3", "s3:GetObject", (client, input: GetObjectCommandInput, options) =>
  client.send(new GetObjectCommand(input), options),
);
