import { ok, skipped } from "../../model/gathered";
import { apiPoolArn, apiSnapshotOf } from "../../testing/api-snapshot-of";
import { testApiCheck } from "../../testing/test-api-check";
import check from "./user-pool-issuer-incompatible";

const second = `${apiPoolArn.slice(0, -9)}Another99`;
const typed = (IssuerType: string) =>
  apiSnapshotOf("rest-cognito", ({ pool }) => {
    pool.IssuerType = IssuerType;
  });

testApiCheck(check, {
  pass: [{ name: "original", snapshot: apiSnapshotOf("rest-cognito") }],
  fail: [
    { name: "updated", snapshot: typed("UPDATED"), because: /UPDATED issuer, which authorizer gate/ },
    {
      name: "one of two",
      snapshot: apiSnapshotOf("rest-cognito", ({ artifacts, pool, eachAuthorizer }) => {
        artifacts.userPools[second] = ok({ ...pool, IssuerType: "UPDATED" });
        eachAuthorizer(({ providerARNs }) => providerARNs.push(second));
      }),
      severity: "may-break",
    },
  ],
  unknown: [
    { name: "a type of tomorrow", snapshot: typed("SHARED"), because: /SHARED/ },
    {
      name: "the pool was not read",
      snapshot: apiSnapshotOf("rest-cognito", ({ artifacts }) => {
        artifacts.userPools[apiPoolArn] = skipped("another account");
      }),
    },
  ],
  notApplicable: [
    { name: "a JWT authorizer takes what discovery names", snapshot: apiSnapshotOf("http-jwt") },
    {
      name: "the pool is gone",
      snapshot: apiSnapshotOf("rest-cognito", ({ artifacts }) => {
        artifacts.userPools[apiPoolArn] = ok(null);
      }),
    },
  ],
});
