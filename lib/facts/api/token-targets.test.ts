import { describe, expect, it } from "vitest";
import { inspectToken } from "../../jwt/index";
import { skipped } from "../../model/gathered";
import {
  type ApiParts,
  type ApiTestKind,
  apiChainOf,
  apiClientId,
  apiPool,
  apiPoolArn,
  apiPoolIssuer,
  apiSnapshotOf,
  genericIssuer,
} from "../../testing/api-snapshot-of";
import { apiTokenTargets } from "./token-targets";

const poolKeys = `${apiPoolIssuer}/.well-known/jwks.json`;
const header = { identitySource: "method.request.header.Authorization" };

function targetsOf(kind: ApiTestKind, edit?: (parts: ApiParts) => void) {
  const snapshot = apiSnapshotOf(kind, edit);
  return apiTokenTargets(snapshot, apiChainOf(snapshot));
}
const targetOf = (kind: ApiTestKind, edit?: (parts: ApiParts) => void) => targetsOf(kind, edit)[0]?.target;

describe("apiTokenTargets", () => {
  it("names API, stage and method, and the chain whose keys are asked for", () => {
    expect(targetsOf("rest-cognito")).toMatchObject([
      {
        id: "rest/111122223333/eu-west-1/a1b2c3d4e5/prod/GET/%2Forders#authorizer",
        chain: "rest/111122223333/eu-west-1/a1b2c3d4e5/prod/GET/%2Forders",
        name: "REST API orders, stage prod, GET /orders",
        trusts: `pool ${apiPool.poolId}`,
        place: "111122223333 · eu-west-1 · API a1b2c3d4e5",
      },
    ]);
    expect(targetsOf("http-jwt")).toMatchObject([
      { name: "HTTP API orders, stage prod, GET /orders", trusts: `${apiClientId} of ${apiPoolIssuer}` },
    ]);
  });

  it("COGNITO_USER_POOLS: every pool, the method's scopes, the expression", () => {
    const second = apiPoolArn.replace(apiPool.poolId, "eu-west-1_Second");
    const target = targetOf("rest-cognito-scopes", ({ eachAuthorizer }) =>
      eachAuthorizer((authorizer) => {
        authorizer.providerARNs = [apiPoolArn, second];
        authorizer.identityValidationExpression = "1example.*";
      }),
    );
    const issuers = [apiPoolIssuer, apiPoolIssuer.replace(apiPool.poolId, "eu-west-1_Second")];
    expect(target).toEqual({
      kind: "rest-cognito",
      region: "eu-west-1",
      providerArns: [apiPoolArn, second],
      issuers,
      jwksUri: poolKeys,
      pools: issuers.map((issuer) => ({ issuer, jwksUri: `${issuer}/.well-known/jwks.json` })),
      scopes: ["orders/read"],
      identityValidationExpression: "1example.*",
      ...header,
    });
  });

  it.each([
    ["set", { pool: apiPool.poolId }, [apiPoolIssuer]],
    ["absent: no token can match there", {}, undefined],
    ["set, and its value is not kept", { pool: null }, undefined],
  ])("puts the stage's variables into the ARNs: %s", (_, variables, issuers) => {
    const target = targetOf("rest-cognito", ({ stage, eachAuthorizer }) => {
      stage.variables = variables;
      eachAuthorizer((authorizer) => {
        authorizer.providerARNs = [apiPoolArn.replace(apiPool.poolId, "$" + "{stageVariables.pool}")];
      });
    });
    expect(target?.kind === "rest-cognito" ? target.issuers : undefined).toEqual(issuers);
  });

  it("REST JWT: every issuer with its audiences, algorithms and required claims", () => {
    const other = "https://login.other.example/";
    const target = targetOf("rest-jwt", ({ eachAuthorizer }) =>
      eachAuthorizer(({ issuers }) => {
        issuers.push({
          issuer: other,
          audiences: ["a", "b"],
          algorithms: ["ES256"],
          requiredClaims: { tenant: ["x"], email: [] },
        });
      }),
    );
    expect(target).toEqual({
      kind: "rest-jwt",
      providers: [
        {
          issuer: genericIssuer,
          jwksUri: `${genericIssuer}/.well-known/jwks.json`,
          audience: ["orders"],
          algorithms: [],
          requiredClaims: [],
        },
        {
          issuer: other,
          jwksUri: `${other}.well-known/openid-configuration`,
          audience: ["a", "b"],
          algorithms: ["ES256"],
          requiredClaims: [{ name: "tenant", values: ["x"] }, "email"],
        },
      ],
      scopes: [],
      ...header,
    });
  });

  it.each([
    ["the address that discovery named", false, `${genericIssuer}/.well-known/jwks.json`],
    [
      "the discovery document where it was not read",
      true,
      `${genericIssuer}/.well-known/openid-configuration`,
    ],
  ])("HTTP JWT: %s", (_, unread, jwksUri) => {
    const target = targetOf("http-jwt-generic", ({ artifacts }) => {
      if (unread) artifacts.discoveries = {};
    });
    expect(target).toEqual({
      kind: "http-jwt",
      region: "eu-west-1",
      issuer: genericIssuer,
      audience: ["orders"],
      jwksUri,
      scopes: [],
      identitySource: "$request.header.Authorization",
    });
  });

  it("TOKEN: the header and the expression", () => {
    const target = targetOf("rest-token", ({ eachAuthorizer }) =>
      eachAuthorizer((authorizer) => {
        authorizer.identityValidationExpression = "^Bearer .*$";
      }),
    );
    expect(target).toEqual({
      kind: "rest-token",
      identityValidationExpression: "^Bearer .*$",
      ...header,
    });
  });

  it.each([
    "rest-request",
    "rest-iam",
    "rest-open",
    "http-lambda",
    "http-iam",
    "http-open",
    "ws-lambda",
  ] as const)("%s: no token alone decides", (kind) => {
    expect(targetsOf(kind)).toEqual([]);
  });

  it("takes what is deployed, not the draft", () => {
    const target = targetOf("rest-cognito", ({ draft }) => {
      for (const method of draft.methods) method.authorizationScopes = ["orders/write"];
    });
    expect(target).toMatchObject({ scopes: [] });
  });

  it("takes the draft where what is deployed was not read, and says so", () => {
    const [found] = targetsOf("rest-cognito-scopes", ({ artifacts }) => {
      artifacts.deployed = { prod: skipped("denied") };
    });
    expect(found?.name).toContain("as drafted");
    expect(found?.target).toMatchObject({ scopes: ["orders/read"] });
  });

  it.each<[string, ApiTestKind, (parts: ApiParts) => void]>([
    [
      "the authorizer is gone",
      "rest-cognito",
      ({ deployed }) => {
        deployed.authorizers.length = 0;
      },
    ],
    [
      "the stages were not read",
      "rest-cognito",
      ({ artifacts }) => {
        artifacts.stages = skipped("denied");
      },
    ],
    [
      "the issuers of a JWT authorizer were not read",
      "rest-jwt",
      ({ eachAuthorizer }) =>
        eachAuthorizer((authorizer) => {
          authorizer.issuers = [];
        }),
    ],
  ])("none where %s", (_, kind, edit) => {
    const snapshot = apiSnapshotOf(kind, edit);
    const whole = apiSnapshotOf(kind);
    expect(apiTokenTargets(snapshot, apiChainOf(whole))).toEqual([]);
  });

  it("none where the request meets no method", () => {
    const snapshot = apiSnapshotOf("rest-cognito");
    const gap = { stage: "prod", httpMethod: "GET", path: "/none", gap: "method" } as const;
    expect(apiTokenTargets(snapshot, apiChainOf(snapshot, gap))).toEqual([]);
  });

  // The whole way: from what API Gateway serves to the sentence of the page.
  it("refuses an access token at a method without scopes, and says why", async () => {
    const [found] = targetsOf("rest-cognito");
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const claims = { iss: apiPoolIssuer, token_use: "access", client_id: apiClientId, exp: 4_102_444_800 };
    const token = `${part({ alg: "RS256", kid: "k" })}.${part(claims)}.${"A".repeat(342)}`;
    const { verdict, findings } = await inspectToken(token, { target: found?.target });
    expect(verdict).toBe("reject");
    expect(findings.find(({ id }) => id === "wrong-token-use")?.message).toContain(
      "the method has no authorization scopes",
    );
  });
});
