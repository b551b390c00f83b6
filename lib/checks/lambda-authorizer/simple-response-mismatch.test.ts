import { apiSnapshotOf } from "../../testing/api-snapshot-of";
import { testApiCheck } from "../../testing/test-api-check";
import simpleResponseMismatch from "./simple-response-mismatch";

const formatted = (version: string, simple: boolean) =>
  apiSnapshotOf("http-lambda", ({ eachAuthorizer }) => {
    eachAuthorizer((authorizer) => {
      authorizer.authorizerPayloadFormatVersion = version;
      authorizer.enableSimpleResponses = simple;
    });
  });

testApiCheck(simpleResponseMismatch, {
  pass: [
    { name: "2.0, simple", snapshot: formatted("2.0", true) },
    { name: "2.0, a policy", snapshot: formatted("2.0", false) },
    { name: "1.0, a policy", snapshot: formatted("1.0", false) },
  ],
  fail: [
    {
      name: "1.0, simple",
      snapshot: formatted("1.0", true),
      because: /payload format 1\.0/,
      shows: /"expected":"2.0"/,
    },
  ],
  notApplicable: [{ name: "a REST API", snapshot: apiSnapshotOf("rest-token") }],
});
