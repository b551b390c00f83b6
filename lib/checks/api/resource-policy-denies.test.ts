import { expect, it } from "vitest";
import { deriveApiChains } from "../../facts/api/chains";
import type { ApiTestKind } from "../../testing/api-snapshot-of";
import { type ApiParts, apiHost, apiId, apiSnapshotOf, apiTestTime } from "../../testing/api-snapshot-of";
import { testApiCheck } from "../../testing/test-api-check";
import { runApiChecks } from "../run-api-checks";
import resourcePolicyDenies from "./resource-policy-denies";

const open = { Effect: "Allow", Principal: "*", Action: "execute-api:Invoke", Resource: "execute-api:/*" };
const outside = (cidr: string) => ({
  ...open,
  Effect: "Deny",
  Condition: { NotIpAddress: { "aws:SourceIp": cidr } },
});
const health = { ...open, Resource: "execute-api:/*/GET/health" };
const endpoint = "vpce-0a1b2c3d4e5f67890";
const throughEndpoint = (id: string) => ({
  ...open,
  Condition: { StringEquals: { "aws:SourceVpce": id } },
});

type Statements = readonly object[];
const policed = (kind: ApiTestKind, statements: Statements, edit: (parts: ApiParts) => void = () => {}) =>
  apiSnapshotOf(kind, (parts) => {
    const policy = JSON.parse(JSON.stringify({ Version: "2012-10-17", Statement: statements }));
    parts.deployed.policy = policy;
    parts.api.policy = policy;
    edit(parts);
  });
const privately = (kind: ApiTestKind, statements: Statements) =>
  policed(kind, statements, ({ api }) => {
    api.endpointTypes = ["PRIVATE"];
  });
const drafted = (kind: ApiTestKind, statements: Statements) =>
  policed(kind, statements, ({ deployed }) => {
    delete deployed.policy;
  });
const from = (sourceIp: string) => ({ request: { headers: [], sourceIp } });
const answering = (message: string) => ({
  response: {
    status: 403,
    headers: [
      { name: "x-amzn-ErrorType", value: "AccessDeniedException" },
      { name: "x-amz-apigw-id", value: "id" },
    ],
    body: JSON.stringify({ Message: message }),
  },
});
const refusal =
  "User: anonymous is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:eu-west-1:********2222:a1b2c3d4e5/prod/GET/orders";
const privateUrl = { url: `https://${apiHost.replace(apiId, `${apiId}-${endpoint}`)}/prod/orders` };

testApiCheck(resourcePolicyDenies, {
  pass: [
    { name: "everybody", snapshot: policed("rest-open", [open]) },
    {
      name: "an address that is let in",
      snapshot: policed("rest-open", [open, outside("198.51.100.0/24")]),
      brought: from("198.51.100.7"),
    },
    {
      name: "silence, where a function's answer allows",
      snapshot: policed("rest-token", [health]),
      because: /denies nothing here/,
    },
    {
      name: "the VPC endpoint of the host",
      snapshot: privately("rest-token", [throughEndpoint(endpoint)]),
      clue: privateUrl,
    },
    {
      name: "the path below the stage of the URL",
      snapshot: policed("rest-open", [{ ...open, Resource: "execute-api:/prod/GET/orders" }]),
    },
  ],
  fail: [
    {
      name: "an open method, and another path is allowed",
      snapshot: policed("rest-open", [health]),
      because: /^The resource policy of API orders does not allow GET \/orders of stage prod\.$/,
      shows: /GET\/health/,
    },
    {
      name: "an address that is denied",
      snapshot: policed("rest-token", [open, outside("198.51.100.0/24")]),
      brought: from("203.0.113.9"),
      because: /denies GET \/orders/,
      shows: /Statement\/1/,
    },
    {
      name: "silence, where a user pool decides: AWS's pages disagree",
      snapshot: policed("rest-cognito", [health]),
      certainty: "likely",
    },
    {
      name: "silence, where a JWT authorizer decides",
      snapshot: policed("rest-jwt", [health]),
      certainty: "likely",
    },
    {
      name: "another VPC endpoint is named",
      snapshot: privately("rest-open", [throughEndpoint("vpce-0aaaaaaaaaaaaaaaa")]),
      clue: privateUrl,
      because: /does not allow GET \/orders of stage prod through vpce-0a1b2c3d4e5f67890\./,
    },
    {
      name: "a private API without a policy",
      snapshot: apiSnapshotOf("rest-token", ({ api }) => {
        api.endpointTypes = ["PRIVATE"];
      }),
      because: /private and has no resource policy/,
    },
    {
      name: "the answer says so",
      snapshot: policed("rest-open", [open, outside("198.51.100.0/24")]),
      brought: answering(`${refusal} with an explicit deny`),
      because: /^The answer says that the resource policy of API orders denies/,
      shows: /the pasted answer/,
    },
    {
      name: "the answer says that nothing allows",
      snapshot: policed("rest-cognito", [health]),
      brought: answering(refusal),
      because: /allows nobody to call/,
    },
    {
      name: "in the draft, where the call was refused",
      snapshot: drafted("rest-open", [health]),
      clue: { status: 403 },
      certainty: "likely",
    },
  ],
  unknown: [
    {
      name: "by an address that nobody brought",
      snapshot: policed("rest-open", [open, outside("198.51.100.0/24")]),
      clue: { status: 403 },
      because: /It denies execute-api:\/\* where NotIpAddress aws:SourceIp is 198\.51\.100\.0\/24\./,
      needs: /address/,
    },
    {
      name: "a signed call, of which it says nothing",
      snapshot: policed("rest-iam", [health]),
      because: /of another account does not/,
    },
    {
      name: "in the draft, and nobody was refused",
      snapshot: drafted("rest-open", [health]),
      because: /does not show whether it is deployed/,
      needs: /status/,
    },
    {
      name: "text that is no policy",
      snapshot: policed("rest-open", [], ({ deployed }) => {
        deployed.policy = "{";
      }),
      because: /no policy document that can be read/,
    },
  ],
  notApplicable: [
    { name: "there is none", snapshot: apiSnapshotOf("rest-token") },
    { name: "an HTTP API has none", snapshot: apiSnapshotOf("http-jwt") },
  ],
});

it("asks for the URL where the policy decides by path and the method's has parameters", () => {
  const snapshot = policed("rest-open", [health], ({ deployed, eachMethod }) => {
    deployed.methods.length = 1;
    eachMethod((method) => {
      method.path = "/orders/{id}";
    });
  });
  const [chain] = deriveApiChains(snapshot);
  if (!chain) throw new Error("no chain");
  const [found] = runApiChecks([resourcePolicyDenies], snapshot, chain, {
    clue: {},
    request: undefined,
    brought: {},
    now: new Date(apiTestTime),
    chains: [chain],
    account: snapshot.scope.account,
    region: snapshot.scope.region,
  });
  expect(found).toMatchObject({ status: "unknown", needs: "the URL that was called" });
});
