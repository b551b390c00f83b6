import { skipped } from "../../model/gathered";
import { type ApiParts, apiPool, apiSnapshotOf } from "../../testing/api-snapshot-of";
import { testApiCheck } from "../../testing/test-api-check";
import check from "./scope-undefined";

const asking = (scopes: string[], more?: (parts: ApiParts) => void) =>
  apiSnapshotOf("rest-cognito", (parts) => {
    parts.eachMethod((method) => {
      method.authorizationScopes = scopes;
    });
    more?.(parts);
  });

testApiCheck(check, {
  pass: [{ name: "it is defined", snapshot: asking(["orders/read"]) }],
  fail: [
    {
      name: "one of two is not",
      snapshot: asking(["orders/write", "orders/read"]),
      certainty: "likely",
      because: /takes tokens with orders\/write, which no resource server/,
    },
    {
      name: "beside a standard scope",
      snapshot: asking(["openid", "stock/read"]),
      certainty: "likely",
    },
  ],
  unknown: [
    {
      name: "the resource servers were not read",
      snapshot: asking(["orders/write"], ({ artifacts }) => {
        artifacts.resourceServers[apiPool.poolId] = skipped("not asked");
      }),
    },
  ],
  notApplicable: [
    { name: "no custom scope", snapshot: asking(["openid"]) },
    { name: "none of them can be had: that is scope-unissuable", snapshot: asking(["orders/write"]) },
  ],
});
