import { apiSnapshotOf } from "../../testing/api-snapshot-of";
import { testApiCheck } from "../../testing/test-api-check";
import methodUnprotected from "./method-unprotected";

/** The open GET /orders beside others, of which the method and authorization are given. */
const beside = (
  kind: "rest-open" | "http-open",
  others: readonly (readonly [httpMethod: string, path: string, authorizationType: string])[],
  apiKeyRequired = false,
) =>
  apiSnapshotOf(kind, ({ deployed, eachMethod }) => {
    eachMethod((method) => {
      method.apiKeyRequired = apiKeyRequired;
    });
    for (const [httpMethod, path, authorizationType] of others)
      deployed.methods.push({
        httpMethod,
        path,
        authorizationType,
        authorizationScopes: [],
        apiKeyRequired: false,
        ...(authorizationType === "CUSTOM" ? { authorizerName: "gate" } : {}),
      });
  });

testApiCheck(methodUnprotected, {
  pass: [
    { name: "all is open", snapshot: beside("rest-open", [["POST", "/orders", "NONE"]]) },
    {
      name: "the one that is protected is a preflight's",
      snapshot: beside("rest-open", [["OPTIONS", "/orders", "CUSTOM"]]),
    },
  ],
  fail: [
    {
      name: "one beside it is protected",
      snapshot: beside("rest-open", [["GET", "/invoices", "CUSTOM"]]),
      because: /GET \/orders of stage prod asks nobody who calls; GET \/invoices asks\.$/,
      shows: /methods\/1\/authorizationType/,
    },
    {
      name: "many are, at an HTTP API",
      snapshot: beside("http-open", [
        ["GET", "/a", "JWT"],
        ["GET", "/b", "AWS_IAM"],
        ["GET", "/c", "JWT"],
        ["GET", "/d", "JWT"],
      ]),
      because: /GET \/a, GET \/b, GET \/c and 1 more ask/,
    },
    {
      name: "a key names nobody",
      snapshot: beside("rest-open", [["GET", "/invoices", "CUSTOM"]], true),
      because: /not who calls/,
    },
  ],
  notApplicable: [{ name: "it is protected", snapshot: apiSnapshotOf("rest-token") }],
});
