import { skipped } from "../../model/gathered";
import {
  type ApiParts,
  type ApiTestKind,
  apiClientId,
  apiPool,
  apiPoolIssuer,
  apiSnapshotOf,
  genericIssuer,
} from "../../testing/api-snapshot-of";
import { sending } from "../../testing/brought-token";
import { testApiCheck } from "../../testing/test-api-check";
import check from "./audience-unlisted";

const address = "https://orders.example.com";
const taking = (kind: ApiTestKind, audiences: string[], more?: (parts: ApiParts) => void) =>
  apiSnapshotOf(kind, (parts) => {
    parts.eachAuthorizer(({ issuers: [issuer] }) => {
      if (issuer) issuer.audiences = audiences;
    });
    more?.(parts);
  });
const withoutOauth = ({ client }: ApiParts) => {
  client.AllowedOAuthFlowsUserPoolClient = false;
};

testApiCheck(check, {
  pass: [
    { name: "the pool's client", snapshot: apiSnapshotOf("http-jwt") },
    {
      name: "a token of another provider",
      snapshot: apiSnapshotOf("http-jwt-generic"),
      brought: sending({ iss: genericIssuer, aud: ["x", "orders"] }),
    },
    {
      name: "client_id where there is no aud",
      snapshot: apiSnapshotOf("http-jwt"),
      brought: sending({ iss: apiPoolIssuer, client_id: apiClientId, token_use: "access" }),
    },
  ],
  fail: [
    {
      name: "a name that no token of the pool has",
      snapshot: taking("http-jwt", ["orders"]),
      because: /takes the audience orders, and the tokens of pool .* name their app client/,
      shows: new RegExp(`"expected":"${apiClientId}"`),
    },
    {
      name: "an address, where no client can be bound to it",
      snapshot: taking("http-jwt", [address], withoutOauth),
    },
    {
      name: "a token of another client",
      snapshot: apiSnapshotOf("http-jwt"),
      brought: sending({ iss: apiPoolIssuer, client_id: "another", token_use: "access" }),
      because: /has client_id another/,
    },
    {
      name: "a token that is bound to a resource: client_id does not count",
      snapshot: apiSnapshotOf("http-jwt"),
      brought: sending({ iss: apiPoolIssuer, aud: address, client_id: apiClientId }),
      because: /has aud https:\/\/orders\.example\.com/,
    },
    {
      name: "a REST API and another provider",
      snapshot: apiSnapshotOf("rest-jwt"),
      brought: sending({ iss: genericIssuer, aud: "invoices" }),
      because: /has aud invoices, and authorizer gate takes orders/,
    },
    {
      name: "a token that names nobody",
      snapshot: apiSnapshotOf("rest-jwt"),
      brought: sending({ iss: genericIssuer }),
      because: /neither aud nor client_id/,
    },
  ],
  unknown: [
    {
      name: "another provider, without a token",
      snapshot: apiSnapshotOf("http-jwt-generic"),
      needs: /token/,
    },
    {
      name: "a token of another issuer",
      snapshot: apiSnapshotOf("http-jwt-generic"),
      brought: sending({ iss: "https://other.example", aud: "orders" }),
      because: /another issuer/,
    },
    {
      name: "an address to which a client's tokens can be bound",
      snapshot: taking("http-jwt", [address]),
      because: /can get access tokens for a resource/,
      needs: /token/,
    },
    {
      name: "a client that is gone is another fault",
      snapshot: taking("http-jwt", ["4vlr2gqh7d8k3m1n5p6s9t0abc"]),
      because: /an app client that the pool does not have/,
    },
    {
      name: "a client that is gone, with a token of its successor",
      snapshot: taking("http-jwt", ["4vlr2gqh7d8k3m1n5p6s9t0abc"]),
      brought: sending({ iss: apiPoolIssuer, client_id: apiClientId, token_use: "access" }),
    },
    {
      name: "the pool's clients were not read",
      snapshot: taking("http-jwt", ["orders"], ({ artifacts }) => {
        artifacts.clientIds[apiPool.poolId] = skipped("not asked");
      }),
      because: /not asked/,
    },
  ],
  notApplicable: [
    {
      name: "no issuer was read",
      snapshot: apiSnapshotOf("rest-jwt", ({ eachAuthorizer }) =>
        eachAuthorizer((authorizer) => {
          authorizer.issuers = [];
        }),
      ),
    },
  ],
});
