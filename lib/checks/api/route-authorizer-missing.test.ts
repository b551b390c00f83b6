import { apiSnapshotOf } from "../../testing/api-snapshot-of";
import { testApiCheck } from "../../testing/test-api-check";
import routeAuthorizerMissing from "./route-authorizer-missing";

const without = (kind: "http-jwt" | "http-lambda" | "rest-cognito") =>
  apiSnapshotOf(kind, ({ draft, deployed }) => {
    draft.authorizers.length = 0;
    deployed.authorizers.length = 0;
  });

testApiCheck(routeAuthorizerMissing, {
  pass: [
    { name: "it exists", snapshot: apiSnapshotOf("http-jwt") },
    { name: "of a function", snapshot: apiSnapshotOf("rest-token") },
  ],
  fail: [
    { name: "an HTTP API", snapshot: without("http-jwt"), because: /which API orders does not have/ },
    { name: "a function's", snapshot: without("http-lambda") },
    {
      name: "an export that leaves it out",
      snapshot: apiSnapshotOf("http-jwt", ({ draft, deployed }) => {
        draft.authorizers.length = 0;
        const [method] = draft.methods;
        if (method) method.authorizerId = "auth01";
        const [served] = deployed.methods;
        if (served) {
          served.authorizationType = "NONE";
          delete served.authorizerName;
          delete served.authorizerId;
        }
      }),
      because: /by authorizer auth01/,
    },
    { name: "a REST API", snapshot: without("rest-cognito"), shows: /authorizer/ },
  ],
  notApplicable: [
    { name: "an open method", snapshot: apiSnapshotOf("rest-open") },
    { name: "a signed one", snapshot: apiSnapshotOf("http-iam") },
  ],
});
