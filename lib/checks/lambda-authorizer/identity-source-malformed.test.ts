import { apiSnapshotOf } from "../../testing/api-snapshot-of";
import { testApiCheck } from "../../testing/test-api-check";
import identitySourceMalformed from "./identity-source-malformed";

const sourced = (source: string) =>
  apiSnapshotOf("rest-request", ({ eachAuthorizer }) => {
    eachAuthorizer((authorizer) => {
      authorizer.identitySource = ["method.request.header.Authorization", source];
    });
  });

testApiCheck(identitySourceMalformed, {
  pass: [
    { name: "a header", snapshot: apiSnapshotOf("rest-token") },
    { name: "of an HTTP API", snapshot: apiSnapshotOf("http-lambda") },
    { name: "of a WebSocket API", snapshot: apiSnapshotOf("ws-lambda") },
    { name: "a query parameter beside it", snapshot: sourced("method.request.querystring.key") },
  ],
  fail: [
    {
      name: "an expression for a name",
      snapshot: sourced("method.request.header.method.request.header.Authorization"),
      because: /a header that is itself called "method\.request\.header\.Authorization"/,
      shows: /identitySource\/1/,
    },
    { name: "a path parameter", snapshot: sourced("method.request.path.id"), because: /path parameters/ },
    { name: "another API's form", snapshot: sourced("$request.header.Authorization") },
  ],
  notApplicable: [{ name: "a user pool", snapshot: apiSnapshotOf("rest-cognito") }],
});
