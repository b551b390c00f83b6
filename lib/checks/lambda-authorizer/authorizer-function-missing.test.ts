import { ok } from "../../model/gathered";
import { apiSnapshotOf, authorizerFunctionArn } from "../../testing/api-snapshot-of";
import { testApiCheck } from "../../testing/test-api-check";
import authorizerFunctionMissing from "./authorizer-function-missing";

const inState = (state: string) =>
  apiSnapshotOf("rest-token", (parts) => {
    parts.function.state = state;
    if (state === "Failed") parts.function.stateReason = "the image cannot be read";
  });

testApiCheck(authorizerFunctionMissing, {
  pass: [
    { name: "it is active", snapshot: apiSnapshotOf("rest-token") },
    { name: "of an HTTP API", snapshot: apiSnapshotOf("http-lambda") },
  ],
  fail: [
    {
      name: "it is gone",
      snapshot: apiSnapshotOf("rest-token", ({ artifacts }) => {
        artifacts.functions = { [authorizerFunctionArn]: ok(null) };
      }),
      because: /function:authorize, which does not exist/,
      shows: /"absent"/,
    },
    { name: "it failed", snapshot: inState("Failed"), because: /Failed, the image cannot be read/ },
    {
      name: "it sleeps",
      snapshot: inState("Inactive"),
      certainty: "likely",
      severity: "may-break",
      because: /is inactive/,
    },
  ],
  notApplicable: [{ name: "a user pool", snapshot: apiSnapshotOf("rest-cognito") }],
});
