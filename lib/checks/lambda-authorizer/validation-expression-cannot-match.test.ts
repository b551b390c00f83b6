import { ok, skipped } from "../../model/gathered";
import { apiClientId, apiPool, apiSnapshotOf } from "../../testing/api-snapshot-of";
import { sending } from "../../testing/brought-token";
import { testApiCheck } from "../../testing/test-api-check";
import validationExpressionCannotMatch from "./validation-expression-cannot-match";

const expecting = (kind: "rest-token" | "rest-cognito", expression: string) =>
  apiSnapshotOf(kind, ({ eachAuthorizer }) => {
    eachAuthorizer((authorizer) => {
      authorizer.identityValidationExpression = expression;
    });
  });

testApiCheck(validationExpressionCannotMatch, {
  pass: [
    { name: "with Bearer", snapshot: expecting("rest-token", "^Bearer [-0-9a-zA-Z._]+$") },
    { name: "without", snapshot: expecting("rest-token", "[\\w-]+\\.[\\w-]+\\.[\\w-]+") },
    { name: "the app client's id", snapshot: expecting("rest-cognito", `^${apiClientId}$`) },
  ],
  fail: [
    {
      name: "five letters, which is fine where tokens have five",
      snapshot: expecting("rest-token", "\\w{5}"),
      severity: "hygiene",
      because: /fine where tokens are no JWTs/,
    },
    {
      name: "words alone, and a JWT was sent",
      snapshot: expecting("rest-token", "Bearer \\w+"),
      brought: sending({ sub: "a" }),
      because: /and a JWT was sent/,
    },
    {
      name: "another app client",
      snapshot: expecting("rest-cognito", "7other"),
      because: /matches none: 1example23456789/,
      shows: /7other/,
    },
    {
      name: "a pool without app clients",
      snapshot: apiSnapshotOf("rest-cognito", ({ artifacts, eachAuthorizer }) => {
        artifacts.clientIds = { [apiPool.poolId]: ok([]) };
        eachAuthorizer((authorizer) => {
          authorizer.identityValidationExpression = "7other";
        });
      }),
      because: /no app client/,
    },
  ],
  unknown: [
    { name: "what is not run", snapshot: expecting("rest-token", "\\p{Alpha}++"), because: /not run here/ },
    {
      name: "the app clients were not read",
      snapshot: apiSnapshotOf("rest-cognito", ({ artifacts, eachAuthorizer }) => {
        artifacts.clientIds = { [apiPool.poolId]: skipped("too many") };
        eachAuthorizer((authorizer) => {
          authorizer.identityValidationExpression = "7other";
        });
      }),
    },
  ],
  notApplicable: [{ name: "no expression", snapshot: apiSnapshotOf("rest-token") }],
});
