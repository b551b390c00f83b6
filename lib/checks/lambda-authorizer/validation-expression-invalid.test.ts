import { apiSnapshotOf } from "../../testing/api-snapshot-of";
import { testApiCheck } from "../../testing/test-api-check";
import validationExpressionInvalid from "./validation-expression-invalid";

const expecting = (expression: string) =>
  apiSnapshotOf("rest-token", ({ eachAuthorizer }) => {
    eachAuthorizer((authorizer) => {
      authorizer.identityValidationExpression = expression;
    });
  });

testApiCheck(validationExpressionInvalid, {
  pass: [
    { name: "the article's own", snapshot: expecting("\\w{5}") },
    { name: "a usual one", snapshot: expecting("^Bearer [-0-9a-zA-Z\\._]*$") },
  ],
  fail: [
    {
      name: "an open parenthesis",
      snapshot: expecting("^Bearer ([\\w-]+$"),
      because: /not closed/,
      shows: /identityValidationExpression/,
    },
    { name: "an open bracket", snapshot: expecting("[a-z"), because: /square bracket/ },
  ],
  unknown: [
    { name: "what dialects read differently", snapshot: expecting("\\p{Alpha}++"), because: /not known/ },
  ],
  notApplicable: [{ name: "no expression", snapshot: apiSnapshotOf("rest-token") }],
});
