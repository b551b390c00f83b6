import { ok, skipped } from "../../model/gathered";
import { type ApiParts, type ApiTestKind, apiPool, apiSnapshotOf } from "../../testing/api-snapshot-of";
import { testApiCheck } from "../../testing/test-api-check";
import check from "./scope-unissuable";

const asking = (scopes: string[], more?: (parts: ApiParts) => void, kind: ApiTestKind = "rest-cognito") =>
  apiSnapshotOf(kind, (parts) => {
    parts.eachMethod((method) => {
      method.authorizationScopes = scopes;
    });
    more?.(parts);
  });

testApiCheck(check, {
  pass: [
    {
      name: "a custom scope",
      snapshot: asking(["orders/read"]),
      because: /can get a token with orders\/read/,
    },
    { name: "one of two", snapshot: asking(["orders/write", "orders/read"]) },
    { name: "of the user pools API", snapshot: asking(["aws.cognito.signin.user.admin"]) },
    { name: "a standard scope", snapshot: asking(["openid"]) },
    {
      name: "of a client that asks without a domain",
      snapshot: asking(["orders/read"], ({ client }) => {
        client.AllowedOAuthFlowsUserPoolClient = false;
        client.ExplicitAuthFlows = ["ALLOW_CLIENT_TOKEN_AUTH"];
      }),
    },
  ],
  fail: [
    {
      name: "no resource server defines it",
      snapshot: asking(["orders/write"]),
      because: /no app client can get one: no resource server defines orders\/write/,
      shows: /its resource servers define orders\/read/,
    },
    {
      name: "it was deleted from its resource server; the client still lists it",
      snapshot: asking(["orders/read"], ({ resourceServer }) => {
        resourceServer.Scopes = ["list"];
      }),
      because: /no resource server defines orders\/read/,
    },
    {
      name: "no app client lists it",
      snapshot: asking(["orders/read"], ({ client }) => {
        client.AllowedOAuthScopes = ["openid"];
      }),
      because: /no app client lists orders\/read/,
      shows: /AllowedOAuthScopes/,
    },
    {
      name: "the client that lists it has OAuth off",
      snapshot: asking(["orders/read"], ({ client }) => {
        client.AllowedOAuthFlowsUserPoolClient = false;
      }),
      because: /OAuth switched off/,
    },
    {
      name: "openid for a program",
      snapshot: asking(["openid"], ({ client }) => {
        client.AllowedOAuthFlows = ["client_credentials"];
      }),
    },
    { name: "at an HTTP API", snapshot: asking(["orders/write"], undefined, "http-jwt") },
  ],
  unknown: [
    {
      name: "a trigger may add scopes",
      snapshot: asking(["orders/write"], ({ pool }) => {
        pool.PreTokenGeneration = true;
      }),
      because: /pre token generation trigger/,
    },
    {
      name: "the resource servers were not read",
      snapshot: asking(["orders/write"], ({ artifacts }) => {
        artifacts.resourceServers[apiPool.poolId] = skipped("not asked");
      }),
      because: /resource servers of .*not asked/,
    },
    {
      name: "an app client was not read",
      snapshot: asking(["orders/read"], ({ artifacts, client }) => {
        client.AllowedOAuthScopes = [];
        artifacts.clientIds[apiPool.poolId] = ok([client.ClientId, "another"]);
      }),
      because: /App client another/,
    },
    {
      name: "the pool is not this account's",
      snapshot: asking(
        ["orders/read"],
        ({ artifacts }) => {
          for (const arn of Object.keys(artifacts.userPools)) artifacts.userPools[arn] = ok(null);
        },
        "http-jwt",
      ),
    },
  ],
  notApplicable: [
    { name: "no scope", snapshot: apiSnapshotOf("rest-cognito") },
    { name: "another provider", snapshot: asking(["orders.read"], undefined, "http-jwt-generic") },
  ],
});
