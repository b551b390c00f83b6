import * as sts from "@aws-sdk/client-sts";
import { describe, expect, it } from "vitest";
import { failure, sandboxForTests } from "./sdk-test";

const { config } = sandboxForTests();

describe("sts", () => {
  const client = (credentials = config().credentials) => new sts.STSClient({ ...config(), credentials });

  it("names the caller and lets it assume a role in an account of the world", async () => {
    const me = await client().send(new sts.GetCallerIdentityCommand({}));
    expect([me.Account, me.Arn]).toEqual(["111122223333", "arn:aws:iam::111122223333:user/authpath"]);
    const RoleArn = "arn:aws:iam::111122223333:role/reader";
    const { Credentials } = await client().send(new sts.AssumeRoleCommand({ RoleArn, RoleSessionName: "s" }));
    expect(Credentials?.Expiration).toEqual(new Date("2026-10-07T01:00:00Z"));
    const session = client({
      accessKeyId: Credentials?.AccessKeyId ?? "",
      secretAccessKey: Credentials?.SecretAccessKey ?? "",
    });
    const role = await session.send(new sts.GetCallerIdentityCommand({}));
    expect(role.Arn).toBe("arn:aws:sts::111122223333:assumed-role/reader/s");
  });

  it("refuses a role of an account that is not there", async () => {
    const RoleArn = "arn:aws:iam::999999999999:role/reader";
    const call = client().send(new sts.AssumeRoleCommand({ RoleArn, RoleSessionName: "s" }));
    expect(await failure(call)).toMatchObject({ name: "AccessDenied", status: 403 });
  });
});
