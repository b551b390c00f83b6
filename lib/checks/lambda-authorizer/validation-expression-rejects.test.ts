import type { Brought } from "../../model/brought";
import { apiSnapshotOf } from "../../testing/api-snapshot-of";
import { testApiCheck } from "../../testing/test-api-check";
import validationExpressionRejects from "./validation-expression-rejects";

const expecting = (expression: string) =>
  apiSnapshotOf("rest-token", ({ eachAuthorizer }) => {
    eachAuthorizer((authorizer) => {
      authorizer.identityValidationExpression = expression;
    });
  });
const sent = (value: string): Brought => ({ request: { headers: [{ name: "authorization", value }] } });

testApiCheck(validationExpressionRejects, {
  pass: [
    // https://repost.aws/knowledge-center/api-gateway-401-error-lambda-cognito
    { name: "allow against five letters", snapshot: expecting("\\w{5}"), brought: sent("allow") },
    { name: "a token", snapshot: expecting("^Bearer [-\\w.]+$"), brought: sent("Bearer aa.bb.cc") },
  ],
  fail: [
    {
      name: "abc123 against five letters: a search would take it",
      snapshot: expecting("\\w{5}"),
      brought: sent("abc123"),
      because: /it matches up to character 5 of 6/,
      shows: /6 characters/,
    },
    {
      name: "Bearer is too much",
      snapshot: expecting("[-\\w]+\\.[-\\w]+\\.[-\\w]+"),
      brought: sent("Bearer aa.bb.cc"),
      because: /without Bearer before it, it would/,
    },
    {
      name: "Bearer is wanted",
      snapshot: expecting("Bearer .*"),
      brought: sent("aa.bb.cc"),
      because: /with Bearer before it, it would/,
    },
    { name: "quotes", snapshot: expecting("\\w{5}"), brought: sent('"allow"'), because: /quotes around it/ },
    {
      name: "not at all",
      snapshot: expecting("x+"),
      brought: sent("abc"),
      because: /not even its beginning/,
    },
  ],
  unknown: [
    { name: "no request was pasted", snapshot: expecting("\\w{5}"), needs: /request with its headers/ },
    {
      name: "a value that was cut",
      snapshot: expecting("\\w{5}"),
      brought: sent("Bearer ***"),
      because: /was cut/,
    },
    { name: "an empty token", snapshot: expecting("\\w{5}"), brought: sent(""), because: /nothing there/ },
    { name: "what is not run", snapshot: expecting("\\p{Alpha}++"), brought: sent("abc") },
  ],
  notApplicable: [{ name: "no expression", snapshot: apiSnapshotOf("rest-token") }],
});
