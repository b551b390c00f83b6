import { describe, expect, it } from "vitest";
import { ok } from "../../model/gathered";
import { parseApiChainId } from "../../model/scope";
import { type ApiTestKind, apiChainOf, apiSnapshotOf } from "../../testing/api-snapshot-of";
import { deriveApiChains, findApiChain, missingChain } from "./chains";

const kinds: readonly (readonly [ApiTestKind, string])[] = [
  ["rest-token", "rest-token"],
  ["rest-request", "rest-request"],
  ["rest-cognito", "rest-cognito"],
  ["rest-cognito-scopes", "rest-cognito"],
  ["rest-jwt", "rest-jwt"],
  ["rest-iam", "rest-iam"],
  ["rest-open", "rest-open"],
  ["http-jwt", "http-jwt"],
  ["http-jwt-generic", "http-jwt"],
  ["http-lambda", "http-lambda"],
  ["http-iam", "http-iam"],
  ["http-open", "http-open"],
  ["ws-lambda", "ws-lambda"],
];

describe("chains of an API", () => {
  it.each(kinds)("%s is of kind %s, and its id leads back to it", (made, kind) => {
    const snapshot = apiSnapshotOf(made);
    const chain = apiChainOf(snapshot);
    expect(chain.kind).toBe(kind);
    const place = parseApiChainId(chain.id);
    expect(place?.scope).toEqual(snapshot.scope);
    expect(findApiChain(snapshot, place?.stage ?? "", place?.httpMethod ?? "", place?.path ?? "")).toEqual(
      chain,
    );
  });

  it("shows an authorizer of a type that is not known, and does not take it for another", () => {
    const snapshot = apiSnapshotOf("rest-token", ({ eachAuthorizer }) =>
      eachAuthorizer((authorizer) => {
        authorizer.type = "QUANTUM";
      }),
    );
    expect(apiChainOf(snapshot)).toMatchObject({ kind: "rest-unknown", authorizerName: "gate" });
  });

  it("has one chain for each stage, and what is deployed counts", () => {
    const snapshot = apiSnapshotOf("rest-token", ({ artifacts, stage, deployed }) => {
      artifacts.stages = ok([stage, { ...stage, stageName: "test" }]);
      artifacts.deployed.test = ok({ ...deployed, methods: [] });
    });
    expect(deriveApiChains(snapshot).map(({ stage, deployedIndex }) => [stage, deployedIndex])).toEqual([
      ["prod", 0],
    ]);
  });

  it("takes the draft where the export was not read", () => {
    const snapshot = apiSnapshotOf("rest-cognito", ({ artifacts }) => {
      artifacts.deployed = {};
    });
    expect(apiChainOf(snapshot)).toMatchObject({ kind: "rest-cognito", deployedIndex: -1, draftIndex: 0 });
  });

  it("makes a chain of what was asked and is not there", () => {
    const snapshot = apiSnapshotOf("rest-token");
    const asked = { stage: "prod", httpMethod: "POST", path: "/orders/{id}", gap: "method" } as const;
    expect(missingChain(snapshot, asked)).toMatchObject({
      id: "rest/111122223333/eu-west-1/a1b2c3d4e5/prod/POST/%2Forders%2F%7Bid%7D",
      kind: "rest-open",
      gap: "method",
      deployedIndex: -1,
      draftIndex: -1,
    });
  });
});

describe("chain ids of APIs", () => {
  const readable: readonly (readonly [string, object | null])[] = [
    ["rest/111122223333/eu-west-1/abc", { scope: { kind: "rest", id: "abc" } }],
    ["rest/111122223333/eu-west-1/abc/prod/GET/%2F", { stage: "prod", httpMethod: "GET", path: "/" }],
    [
      "http/111122223333/eu-west-1/abc/%24default/%24default",
      { stage: "$default", httpMethod: "", path: "$default" },
    ],
    ["http/111122223333/eu-west-1/abc/prod/GET%20%2Fa%20b", { httpMethod: "GET", path: "/a b" }],
    ["ws/111122223333/eu-west-1/abc/prod/%24connect", { httpMethod: "", path: "$connect" }],
    ["rest/111122223333/eu-west-1/abc/prod/GET", null],
    ["http/111122223333/eu-west-1/abc/prod", null],
    ["alb/111122223333/eu-west-1/shop/50dc6c495c0c9188", null],
    ["rest/111122223333/eu-west-1/%E0%A4%A", null],
  ];
  it.each(readable)("%s", (text, expected) => {
    const place = parseApiChainId(text);
    if (expected === null) expect(place).toBeNull();
    else expect(place).toMatchObject(expected);
  });
});
