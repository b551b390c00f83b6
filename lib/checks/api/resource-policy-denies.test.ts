import type { JsonValue } from "../../model/finding";
import { type ApiTestKind, apiSnapshotOf } from "../../testing/api-snapshot-of";
import { testApiCheck } from "../../testing/test-api-check";
import resourcePolicyDenies from "./resource-policy-denies";

const statement = (effect: string, resource: string, condition?: JsonValue) => ({
  Effect: effect,
  Principal: "*",
  Action: "execute-api:Invoke",
  Resource: resource,
  ...(condition === undefined ? {} : { Condition: condition }),
});
const everything = statement("Allow", "execute-api:/*");
const withPolicy = (kind: ApiTestKind, ...statements: JsonValue[]) =>
  apiSnapshotOf(kind, ({ api, deployed }) => {
    api.policy = { Version: "2012-10-17", Statement: statements };
    deployed.policy = api.policy;
  });
const office = statement("Deny", "execute-api:/*", { NotIpAddress: { "aws:SourceIp": ["198.51.100.0/24"] } });
const from = (sourceIp: string) => ({ request: { headers: [], sourceIp } });

testApiCheck(resourcePolicyDenies, {
  pass: [
    { name: "it allows all", snapshot: withPolicy("rest-open", everything) },
    {
      name: "the caller is in the office",
      snapshot: withPolicy("rest-open", everything, office),
      brought: from("198.51.100.7"),
    },
    {
      name: "silence, and a function decides",
      snapshot: withPolicy("rest-token", statement("Allow", "execute-api:/*/GET/health")),
    },
  ],
  fail: [
    {
      name: "the caller is elsewhere",
      snapshot: withPolicy("rest-open", everything, office),
      brought: from("203.0.113.7"),
      because: /denies this call/,
      shows: /Statement\/1/,
    },
    {
      name: "it allows another path",
      snapshot: withPolicy("rest-open", statement("Allow", "execute-api:/*/GET/health")),
      because: /No statement .* allows .*prod\/GET\/orders/,
    },
    {
      name: "silence behind a user pool",
      snapshot: withPolicy("rest-cognito", statement("Allow", "execute-api:/*/GET/health")),
      certainty: "likely",
    },
    {
      name: "the answer says so",
      snapshot: withPolicy("rest-open", everything, office),
      brought: {
        response: {
          status: 403,
          headers: [
            { name: "x-amz-apigw-id", value: "Zx0=" },
            { name: "x-amzn-errortype", value: "AccessDeniedException" },
          ],
          body: '{"Message":"User: anonymous is not authorized to perform: execute-api:Invoke on resource: x with an explicit deny"}',
        },
      },
      certainty: "likely",
    },
  ],
  unknown: [
    {
      name: "it depends on the address",
      snapshot: withPolicy("rest-open", everything, office),
      needs: /address that the call comes from/,
    },
  ],
  notApplicable: [{ name: "no policy", snapshot: apiSnapshotOf("rest-open") }],
});
