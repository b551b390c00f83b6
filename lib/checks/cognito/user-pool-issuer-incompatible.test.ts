import { ok } from "../../model/gathered";
import { cognitoSnapshot, oidcSnapshot, poolArn } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./user-pool-issuer-incompatible";

const issuing = (type: string) =>
  cognitoSnapshot(({ pool }) => {
    pool.IssuerType = type;
  });

testCheck(check, {
  pass: [{ name: "ORIGINAL", snapshot: issuing("ORIGINAL") }],
  fail: [
    { name: "UPDATED", snapshot: issuing("UPDATED"), because: /UPDATED issuer/, shows: /"actual":"UPDATED"/ },
  ],
  unknown: [{ name: "a type of later times", snapshot: issuing("THIRD"), because: /THIRD/ }],
  notApplicable: [
    {
      name: "there is no pool",
      snapshot: cognitoSnapshot(({ artifacts }) => {
        artifacts.userPools[poolArn] = ok(null);
      }),
    },
    { name: "authenticate-oidc takes either", snapshot: oidcSnapshot() },
  ],
});
