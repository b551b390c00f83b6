import { type ApiTestKind, apiSnapshotOf } from "../../testing/api-snapshot-of";
import { testApiCheck } from "../../testing/test-api-check";
import accessLogBlind from "./access-log-blind";

const logging = (kind: ApiTestKind, format: string | null) =>
  apiSnapshotOf(kind, ({ stage }) => {
    stage.accessLogFormat = format;
    if (format === null) delete stage.accessLogDestinationArn;
  });
const errors = "$context.status $context.error.responseType $context.error.message";

testApiCheck(accessLogBlind, {
  pass: [
    { name: "all is there", snapshot: apiSnapshotOf("rest-token") },
    { name: "an HTTP API's", snapshot: logging("http-jwt", `${errors} $context.authorizer.error`) },
    { name: "an open method has no authorizer", snapshot: logging("rest-open", errors) },
    { name: "nor has a signed one of an HTTP API", snapshot: logging("http-iam", errors) },
  ],
  fail: [
    {
      name: "no log",
      snapshot: logging("rest-token", null),
      because: /keeps no access log/,
      shows: /accessLogFormat/,
    },
    { name: "none of an HTTP API", snapshot: logging("http-jwt", null) },
    { name: "none of a WebSocket API", snapshot: logging("ws-lambda", null) },
    {
      name: "the authorizer's error is left out",
      snapshot: logging("rest-cognito", errors),
      because: /lacks \$context\.authorizer\.error\.$/,
    },
    {
      name: "what signatures say is left out",
      snapshot: logging("rest-iam", errors),
      because: /lacks \$context\.authenticate\.error and \$context\.authorize\.error/,
    },
    { name: "as XML", snapshot: logging("rest-token", "<r>$context.status</r>") },
  ],
});
