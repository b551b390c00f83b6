import { ok } from "../../model/gathered";
import { cognitoSnapshot } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./access-logs-off";

const attributes = (value: Record<string, string>) =>
  cognitoSnapshot(({ artifacts }) => {
    artifacts.attributes = ok(value);
  });

testCheck(check, {
  pass: [{ name: "to a bucket", snapshot: cognitoSnapshot() }],
  fail: [
    {
      name: "false",
      snapshot: attributes({ "access_logs.s3.enabled": "false" }),
      because: /^shop writes no access log to S3/,
      shows: /"actual":"false"/,
    },
    { name: "not among the attributes", snapshot: attributes({}), shows: /"actual":null/ },
  ],
});
