import { ok } from "../../model/gathered";
import { apiSnapshotOf, authorizerFunctionArn } from "../../testing/api-snapshot-of";
import { testApiCheck } from "../../testing/test-api-check";
import authorizerPermissionMissing from "./authorizer-permission-missing";

const allowing = (sourceArn: string | null, effect = "Allow") =>
  apiSnapshotOf("rest-token", ({ artifacts, draft }) => {
    for (const authorizer of draft.authorizers) authorizer.id = "auth01";
    artifacts.functionPolicies = {
      [authorizerFunctionArn]: ok({
        Statement: [
          {
            Effect: effect,
            Principal: { Service: "apigateway.amazonaws.com" },
            Action: "lambda:InvokeFunction",
            Resource: authorizerFunctionArn,
            ...(sourceArn === null ? {} : { Condition: { ArnLike: { "AWS:SourceArn": sourceArn } } }),
          },
        ],
      }),
    };
  });
const ofApi = "arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5";

testApiCheck(authorizerPermissionMissing, {
  pass: [
    { name: "for this authorizer", snapshot: allowing(`${ofApi}/authorizers/auth01`) },
    { name: "for the whole API", snapshot: allowing(`${ofApi}/*`) },
    { name: "for whatever API", snapshot: allowing(null) },
  ],
  fail: [
    {
      name: "for an authorizer that was made anew",
      snapshot: allowing(`${ofApi}/authorizers/oldone`),
      because: /does not allow API Gateway the call for .*authorizers\/auth01/,
      shows: /authorizers\/auth01/,
    },
    { name: "for another API", snapshot: allowing("arn:aws:execute-api:eu-west-1:111122223333:zzz/*") },
    { name: "it denies", snapshot: allowing(null, "Deny"), because: /denies/ },
    {
      name: "no policy at all",
      snapshot: apiSnapshotOf("rest-token", ({ artifacts }) => {
        artifacts.functionPolicies = { [authorizerFunctionArn]: ok(null) };
      }),
      because: /has no resource policy/,
    },
  ],
  unknown: [
    {
      name: "the authorizer's id is not known",
      snapshot: apiSnapshotOf("rest-token", ({ artifacts, draft, deployed }) => {
        for (const authorizer of deployed.authorizers) delete authorizer.id;
        for (const method of deployed.methods) delete method.authorizerId;
        draft.authorizers.length = 0;
        artifacts.authorizers = ok([]);
      }),
      because: /is not known/,
    },
  ],
  notApplicable: [
    {
      name: "a role",
      snapshot: apiSnapshotOf("rest-token", ({ eachAuthorizer }) => {
        eachAuthorizer((authorizer) => {
          authorizer.authorizerCredentials = "arn:aws:iam::111122223333:role/call";
        });
      }),
    },
    { name: "a user pool", snapshot: apiSnapshotOf("rest-cognito") },
  ],
});
