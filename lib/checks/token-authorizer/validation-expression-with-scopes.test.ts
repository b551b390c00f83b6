import { type ApiTestKind, apiClientId, apiSnapshotOf } from "../../testing/api-snapshot-of";
import { testApiCheck } from "../../testing/test-api-check";
import check from "./validation-expression-with-scopes";

const matching = (kind: ApiTestKind) =>
  apiSnapshotOf(kind, ({ eachAuthorizer }) =>
    eachAuthorizer((authorizer) => {
      authorizer.identityValidationExpression = apiClientId;
    }),
  );

testApiCheck(check, {
  pass: [{ name: "no expression", snapshot: apiSnapshotOf("rest-cognito-scopes") }],
  fail: [
    {
      name: "an expression",
      snapshot: matching("rest-cognito-scopes"),
      because: /matches aud against 1example23456789; the method asks for orders\/read/,
      shows: /aws apigateway get-authorizer/,
    },
  ],
  notApplicable: [{ name: "no scopes: ID tokens have an aud", snapshot: matching("rest-cognito") }],
});
