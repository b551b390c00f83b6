import { describe, expect, it } from "vitest";
import { parseUserPoolArn } from "./user-pool-arn";

describe("parseUserPoolArn", () => {
  it.each<[string, string, string]>([
    [
      "arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_AbCdEfGhI",
      "eu-west-1",
      "eu-west-1_AbCdEfGhI",
    ],
    [
      "arn:aws-us-gov:cognito-idp:us-gov-west-1:111122223333:userpool/us-gov-west-1_A1",
      "us-gov-west-1",
      "us-gov-west-1_A1",
    ],
    ["arn:aws-cn:cognito-idp:cn-north-1:111122223333:userpool/cn-north-1_A1", "cn-north-1", "cn-north-1_A1"],
    // A replica keeps the id of the pool in the first Region.
    [
      "arn:aws:cognito-idp:us-east-1:111122223333:userpool/eu-west-1_AbCdEfGhI",
      "us-east-1",
      "eu-west-1_AbCdEfGhI",
    ],
  ])("%s", (arn, region, poolId) => {
    expect(parseUserPoolArn(arn)).toEqual({ region, account: "111122223333", poolId });
  });

  it.each([
    "",
    "eu-west-1_AbCdEfGhI",
    "arn:aws:iam::111122223333:role/x",
    "arn:aws:cognito-identity:eu-west-1:111122223333:identitypool/eu-west-1:a-b",
    "arn:aws:cognito-idp:eu-west-1:11112222333:userpool/eu-west-1_AbCdEfGhI",
    "arn:aws:cognito-idp:eu-west-1:111122223333:userpool/AbCdEfGhI",
    "arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_AbCdEfGhI/client/x",
    "arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_AbCdEfGhI\n",
    " arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_AbCdEfGhI",
  ])("%j is no ARN of a user pool", (arn) => {
    expect(parseUserPoolArn(arn)).toBeNull();
  });
});
