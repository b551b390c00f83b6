import { describe, expect, it } from "vitest";
import {
  apiPoolArn,
  apiSnapshotOf,
  authorizerFunctionArn,
  genericIssuer,
} from "../../testing/api-snapshot-of";
import { chainOf, cognitoSnapshot } from "../../testing/snapshot-of";
import { blastRadius, chainUse } from "../blast-radius";
import { apiUse } from "./api-use";
import { deriveApiChains } from "./chains";

type Kind = Parameters<typeof apiSnapshotOf>[0];
type Edit = Parameters<typeof apiSnapshotOf>[1];

function use(kind: Kind, edit?: Edit) {
  const snapshot = apiSnapshotOf(kind, edit);
  const [chain] = deriveApiChains(snapshot);
  if (!chain) throw new Error("no chain");
  return apiUse(snapshot, chain);
}

const kindsOf = (kind: Kind, edit?: Edit) => use(kind, edit).things.map(({ what }) => what);

describe("apiUse", () => {
  it.each([
    ["rest-cognito", ["authorizer", "user-pool"]],
    ["http-jwt", ["client", "authorizer", "user-pool"]],
    ["http-jwt-generic", ["authorizer", "issuer"]],
    ["rest-token", ["authorizer", "function"]],
    ["http-lambda", ["authorizer", "function"]],
    ["ws-lambda", ["authorizer", "function"]],
    ["rest-iam", []],
    ["rest-open", []],
  ] as const)("%s uses %j", (kind, things) => {
    expect(kindsOf(kind)).toEqual(things);
  });

  it("names them as others do", () => {
    const { things, row } = use("http-jwt");
    expect(things.find(({ what }) => what === "user-pool")?.id).toBe(apiPoolArn);
    expect(use("rest-token").things.find(({ what }) => what === "function")?.id).toBe(authorizerFunctionArn);
    expect(use("http-jwt-generic").things.find(({ what }) => what === "issuer")?.id).toBe(genericIssuer);
    expect(row).toMatchObject({ root: "orders", place: "stage prod, GET /orders", region: "eu-west-1" });
  });

  it("shares a pool with a load balancer's chain, and its authorizer with no other API", () => {
    const snapshot = cognitoSnapshot();
    const balancer = chainUse(snapshot, chainOf(snapshot));
    const others = [
      balancer,
      use("http-jwt", (parts) => Object.assign(parts.snapshot.scope, { id: "other" })),
    ];
    const shared = blastRadius(use("rest-cognito"), others);
    expect(shared.map(({ what, chains }) => [what, chains.length])).toEqual([
      ["authorizer", 0],
      ["user-pool", 2],
    ]);
  });

  it("tells nothing where the authorizer that is named is gone", () => {
    expect(
      kindsOf("rest-cognito", ({ deployed }) => {
        deployed.authorizers.splice(0);
      }),
    ).toEqual([]);
  });
});
