import { apiSnapshotOf } from "../../testing/api-snapshot-of";
import { testApiCheck } from "../../testing/test-api-check";
import accessLogBlind from "./access-log-blind";

const logging = (kind: "rest-token" | "http-jwt" | "rest-open", format: string | null) =>
  apiSnapshotOf(kind, ({ stage }) => {
    stage.accessLogFormat = format;
  });

testApiCheck(accessLogBlind, {
  pass: [
    { name: "it says why", snapshot: apiSnapshotOf("rest-token") },
    { name: "an HTTP API", snapshot: logging("http-jwt", "$context.authorizer.error") },
    { name: "no authorizer", snapshot: logging("rest-open", "$context.error.responseType") },
  ],
  fail: [
    {
      name: "no log",
      snapshot: logging("rest-token", null),
      because: /keeps no access log/,
      shows: /accessLogFormat/,
    },
    {
      name: "a default format",
      snapshot: logging("rest-token", "$context.identity.sourceIp $context.status"),
      because: /does not hold \$context\.error\.responseType and \$context\.authorizer\.error/,
    },
  ],
});
