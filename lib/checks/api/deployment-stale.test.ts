import { type ApiParts, type ApiTestKind, apiSnapshotOf } from "../../testing/api-snapshot-of";
import { testApiCheck } from "../../testing/test-api-check";
import deploymentStale from "./deployment-stale";

const edited = (kind: ApiTestKind, edit: (parts: ApiParts) => void) => apiSnapshotOf(kind, edit);

testApiCheck(deploymentStale, {
  pass: [
    { name: "the same", snapshot: apiSnapshotOf("rest-token") },
    { name: "of an HTTP API", snapshot: apiSnapshotOf("http-jwt") },
    {
      name: "other words for the same",
      snapshot: edited("rest-request", ({ draft, deployed }) => {
        for (const authorizer of draft.authorizers) {
          authorizer.identitySource = ["method.request.header.x-key", "method.request.querystring.a"];
        }
        for (const authorizer of deployed.authorizers) {
          authorizer.identitySource = ["method.request.querystring.a", "method.request.header.X-Key"];
        }
      }),
    },
    {
      name: "scopes in another order",
      snapshot: edited("rest-cognito-scopes", ({ draft, deployed }) => {
        for (const method of draft.methods) method.authorizationScopes = ["a", "b"];
        for (const method of deployed.methods) method.authorizationScopes = ["b", "a"];
      }),
    },
  ],
  fail: [
    {
      name: "the header was renamed",
      snapshot: edited("rest-token", ({ draft }) => {
        for (const authorizer of draft.authorizers)
          authorizer.identitySource = ["method.request.header.X-Other"];
      }),
      because: /serves another identity source of authorizer gate than the draft/,
      shows: /authorizers\/0\/identitySource/,
    },
    {
      name: "authorization was added",
      snapshot: edited("rest-token", ({ deployed }) => {
        for (const method of deployed.methods) method.authorizationType = "NONE";
      }),
      because: /another authorization type/,
    },
    {
      name: "scopes were added",
      snapshot: edited("rest-cognito", ({ draft }) => {
        for (const method of draft.methods) method.authorizationScopes = ["orders/read"];
      }),
      because: /another scopes/,
    },
    {
      name: "the policy was edited",
      snapshot: edited("rest-token", ({ api, deployed }) => {
        api.policy = { Statement: [] };
        deployed.policy = { Statement: [{ Effect: "Allow" }] };
      }),
      because: /another resource policy/,
    },
  ],
  unknown: [
    {
      name: "nothing differs, and the gateway responses were not read",
      snapshot: edited("rest-token", ({ artifacts }) => {
        artifacts.gatewayResponses = {
          state: "failed",
          error: { code: "access-denied", operation: "apigateway:GET", resource: "x", message: "no" },
        };
      }),
      because: /gateway responses: could not be read/,
    },
  ],
  notApplicable: [
    {
      name: "the draft names a lost authorizer",
      snapshot: edited("http-jwt", ({ draft }) => {
        draft.authorizers.length = 0;
        for (const method of draft.methods) method.authorizerId = "gone01";
      }),
    },
    { name: "AWS exports no WebSocket API", snapshot: apiSnapshotOf("ws-lambda") },
  ],
});
