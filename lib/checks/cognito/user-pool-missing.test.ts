import { ok, skipped } from "../../model/gathered";
import { cognitoSnapshot, poolArn } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./user-pool-missing";

testCheck(check, {
  pass: [{ name: "the pool is there", snapshot: cognitoSnapshot() }],
  fail: [
    {
      name: "AWS does not know it",
      snapshot: cognitoSnapshot(({ artifacts }) => {
        artifacts.userPools[poolArn] = ok(null);
      }),
      because: /eu-west-1_AbCdEfGhI, which rule 10 names, does not exist in eu-west-1/,
    },
  ],
  unknown: [
    {
      name: "its account is not configured",
      snapshot: cognitoSnapshot(({ artifacts }) => {
        artifacts.userPools[poolArn] = skipped("account 999900001111 is not configured");
      }),
      because: /999900001111/,
    },
    {
      name: "the rule's ARN is none of a pool",
      snapshot: cognitoSnapshot(({ config }) => {
        config.UserPoolArn = "shop-users";
      }),
      because: /no readable user pool ARN/,
    },
  ],
});
