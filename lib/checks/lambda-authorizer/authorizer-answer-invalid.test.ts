import type { BroughtResponse } from "../../model/brought";
import { apiHost, apiSnapshotOf } from "../../testing/api-snapshot-of";
import { testApiCheck } from "../../testing/test-api-check";
import authorizerAnswerInvalid from "./authorizer-answer-invalid";

const url = `https://${apiHost}/prod/orders`;
const answered = (status: number, errorType: string, body: string): { response: BroughtResponse } => ({
  response: {
    status,
    headers: [
      { name: "x-amz-apigw-id", value: "Zx0=" },
      { name: "x-amzn-errortype", value: errorType },
    ],
    body,
  },
});

testApiCheck(authorizerAnswerInvalid, {
  pass: [
    {
      name: "a policy was applied",
      snapshot: apiSnapshotOf("rest-token"),
      brought: answered(
        403,
        "AccessDeniedException",
        '{"Message":"User is not authorized to access this resource"}',
      ),
    },
  ],
  fail: [
    {
      name: "500",
      snapshot: apiSnapshotOf("rest-token"),
      clue: { url, status: 500 },
      because: /Callers meet 500/,
      shows: /"500"/,
    },
    { name: "500 of an HTTP API", snapshot: apiSnapshotOf("http-lambda"), clue: { url, status: 500 } },
    {
      name: "the answer names the authorizer",
      snapshot: apiSnapshotOf("rest-request"),
      brought: answered(500, "AuthorizerConfigurationException", '{"message":null}'),
      because: /authorizer/i,
    },
  ],
  unknown: [
    {
      name: "another status may come before the function is called",
      snapshot: apiSnapshotOf("rest-token"),
      clue: { url, status: 401 },
      needs: /function's own log/,
    },
    {
      name: "so may an answer that says Unauthorized",
      snapshot: apiSnapshotOf("rest-token"),
      brought: answered(401, "UnauthorizedException", '{"message":"Unauthorized"}'),
    },
    { name: "nothing was brought", snapshot: apiSnapshotOf("rest-token"), needs: /status that callers meet/ },
  ],
  notApplicable: [{ name: "a user pool", snapshot: apiSnapshotOf("rest-cognito") }],
});
