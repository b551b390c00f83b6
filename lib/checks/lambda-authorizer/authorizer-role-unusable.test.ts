import type { IamRole } from "../../model/api";
import { ok, skipped } from "../../model/gathered";
import { apiSnapshotOf, authorizerFunctionArn } from "../../testing/api-snapshot-of";
import { testApiCheck } from "../../testing/test-api-check";
import authorizerRoleUnusable from "./authorizer-role-unusable";

const roleArn = "arn:aws:iam::111122223333:role/call-authorizer";
const trusting = (service: string) => ({
  Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }],
});
const allowing = (resource: string, effect = "Allow") => ({
  name: "call",
  document: { Statement: [{ Effect: effect, Action: "lambda:InvokeFunction", Resource: resource }] },
});
const withRole = (role: IamRole | null | undefined, credentials = roleArn) =>
  apiSnapshotOf("rest-token", ({ artifacts, eachAuthorizer }) => {
    artifacts.roles = { [credentials]: role === undefined ? skipped("too many") : ok(role) };
    eachAuthorizer((authorizer) => {
      authorizer.authorizerCredentials = credentials;
    });
  });
const good: IamRole = {
  arn: roleArn,
  trust: trusting("apigateway.amazonaws.com"),
  policies: [allowing(authorizerFunctionArn)],
};

testApiCheck(authorizerRoleUnusable, {
  pass: [
    { name: "trusted and allowed", snapshot: withRole(good) },
    {
      name: "the function's own policy allows the role",
      snapshot: apiSnapshotOf("rest-token", ({ artifacts, eachAuthorizer }) => {
        artifacts.roles = { [roleArn]: ok({ ...good, policies: [] }) };
        artifacts.functionPolicies = {
          [authorizerFunctionArn]: ok({
            Statement: [
              {
                Effect: "Allow",
                Principal: { AWS: roleArn },
                Action: "lambda:InvokeFunction",
                Resource: authorizerFunctionArn,
              },
            ],
          }),
        };
        eachAuthorizer((authorizer) => {
          authorizer.authorizerCredentials = roleArn;
        });
      }),
    },
    { name: "allowed everywhere", snapshot: withRole({ ...good, policies: [allowing("*")] }) },
  ],
  fail: [
    {
      name: "another service is trusted",
      snapshot: withRole({ ...good, trust: trusting("lambda.amazonaws.com") }),
      because: /does not trust apigateway/,
      shows: /trust/,
    },
    { name: "it is gone", snapshot: withRole(null), because: /does not exist/ },
    {
      name: "another function",
      snapshot: withRole({ ...good, policies: [allowing(`${authorizerFunctionArn}2`)] }),
      because: /has no policy that allows/,
    },
    { name: "no policy", snapshot: withRole({ ...good, policies: [] }) },
    {
      name: "it is denied",
      snapshot: withRole({ ...good, policies: [allowing("*"), allowing("*", "Deny")] }),
      because: /is denied/,
    },
  ],
  unknown: [{ name: "it was not read", snapshot: withRole(undefined), because: /not read/ }],
  notApplicable: [
    { name: "no role", snapshot: apiSnapshotOf("rest-token") },
    { name: "the caller's own credentials", snapshot: withRole(good, "arn:aws:iam::*:user/*") },
  ],
});
