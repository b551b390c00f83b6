import { skipped } from "../../model/gathered";
import { type ApiParts, apiClientId, apiPool, apiSnapshotOf } from "../../testing/api-snapshot-of";
import { testApiCheck } from "../../testing/test-api-check";
import check from "./app-client-missing";

const lost = "4vlr2gqh7d8k3m1n5p6s9t0abc";
const taking = (audiences: string[], more?: (parts: ApiParts) => void) =>
  apiSnapshotOf("http-jwt", (parts) => {
    parts.eachAuthorizer(({ issuers: [issuer] }) => {
      if (issuer) issuer.audiences = audiences;
    });
    more?.(parts);
  });

testApiCheck(check, {
  pass: [
    { name: "the pool has it", snapshot: apiSnapshotOf("http-jwt") },
    { name: "an audience that is no client id", snapshot: taking(["https://orders.example.com"]) },
  ],
  fail: [
    {
      name: "the only audience is a client that is gone",
      snapshot: taking([lost]),
      because: /no token of the pool names it/,
      shows: new RegExp(`"expected":"${apiClientId}"`),
    },
    {
      name: "beside one that the pool has",
      snapshot: taking([lost, apiClientId]),
      certainty: "likely",
      severity: "hygiene",
    },
  ],
  unknown: [
    {
      name: "the clients were not read",
      snapshot: taking([lost], ({ artifacts }) => {
        artifacts.clientIds[apiPool.poolId] = skipped("not asked");
      }),
      because: /not asked/,
    },
  ],
  notApplicable: [{ name: "another provider", snapshot: apiSnapshotOf("http-jwt-generic") }],
});
