import { gunzipSync } from "node:zlib";
import * as s3 from "@aws-sdk/client-s3";
import { beforeEach, describe, expect, it } from "vitest";
import { all, failure, NOW, sandboxForTests } from "./sdk-test";

const { aws, config, state } = sandboxForTests();

describe("s3", () => {
  const client = () => new s3.S3Client(config());
  beforeEach(() => {
    const object = (content: Uint8Array | string[]) => ({ content, modified: NOW });
    const objects = {
      "shop/a b.gz": object(["one", "two"]),
      "shop/b": object(Uint8Array.from([1, 2, 3])),
      "shop/c": object([]),
      "wiki/a": object([]),
    };
    state().s3 = {
      buckets: {
        logs: { owner: "111122223333", sharedWith: [], objects },
        shared: { owner: "444455556666", sharedWith: ["111122223333"], objects },
        foreign: { owner: "444455556666", sharedWith: [], objects },
      },
    };
  });

  it("lists by prefix and after a key, in pages", async () => {
    const list = (input: Omit<s3.ListObjectsV2CommandInput, "Bucket">) =>
      all(async (ContinuationToken) => {
        const page = await client().send(
          new s3.ListObjectsV2Command({ Bucket: "logs", ...input, ContinuationToken }),
        );
        return { rows: page.Contents?.map(({ Key }) => Key), next: page.NextContinuationToken };
      });
    expect(await list({ Prefix: "shop/" })).toEqual(["shop/a b.gz", "shop/b", "shop/c"]);
    expect(await list({ Prefix: "shop/", StartAfter: "shop/b" })).toEqual(["shop/c"]);
  });

  it("gives objects as they are, and lines compressed", async () => {
    const bytes = async (Key: string) => {
      const { Body } = await client().send(new s3.GetObjectCommand({ Bucket: "logs", Key }));
      return Body?.transformToByteArray();
    };
    expect([...((await bytes("shop/b")) ?? [])]).toEqual([1, 2, 3]);
    expect(gunzipSync((await bytes("shop/a b.gz")) ?? new Uint8Array()).toString()).toBe("one\ntwo\n");
  });

  it("refuses as S3 does", async () => {
    const list = (Bucket: string, ExpectedBucketOwner?: string) =>
      client().send(new s3.ListObjectsV2Command({ Bucket, ExpectedBucketOwner }));
    expect(await failure(list("nowhere"))).toMatchObject({ name: "NoSuchBucket" });
    expect(await failure(list("foreign"))).toMatchObject({ name: "AccessDenied" });
    expect(await failure(list("shared", "111122223333"))).toMatchObject({ name: "AccessDenied" });
    expect((await list("shared", "444455556666")).KeyCount).toBe(2);
    aws().faults.set("s3:GetObject", { kind: "deny" });
    const get = client().send(new s3.GetObjectCommand({ Bucket: "logs", Key: "shop/b" }));
    expect(await failure(get)).toMatchObject({
      name: "AccessDenied",
      message: expect.stringContaining("s3:GetObject on resource: arn:aws:s3:::logs/shop/b"),
    });
    aws().faults.clear();
  });

  it("speaks XML on the wire", async () => {
    const signed = {
      authorization:
        "AWS4-HMAC-SHA256 Credential=AKIASANDBOX/20261007/eu-west-1/s3/aws4_request, SignedHeaders=host, Signature=0",
    };
    const answer = await fetch(`${aws().url}/logs?list-type=2&prefix=wiki%2F`, { headers: signed });
    expect(await answer.text()).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><IsTruncated>false</IsTruncated><Contents><Key>wiki/a</Key><LastModified>2026-10-07T00:00:00Z</LastModified><Size>20</Size></Contents><Name>logs</Name><Prefix>wiki/</Prefix><MaxKeys>1000</MaxKeys><KeyCount>1</KeyCount></ListBucketResult>',
    );
    const missing = await fetch(`${aws().url}/logs/nothing?x-id=GetObject`, { headers: signed });
    expect([missing.status, await missing.text()]).toEqual([
      404,
      expect.stringContaining("<Error><Code>NoSuchKey</Code><Message>The specified key does not exist."),
    ]);
  });
});
