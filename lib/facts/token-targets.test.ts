import { describe, expect, it } from "vitest";
import { skipped } from "../model/gathered";
import {
  chainOf,
  clientId,
  cognitoSnapshot,
  issuer,
  loadBalancerArn,
  oidcSnapshot,
  poolId,
} from "../testing/snapshot-of";
import { deriveChains } from "./chains";
import { albKeyBase, distinctTargets, tokenTargets } from "./token-targets";

const poolIssuer = `https://cognito-idp.eu-west-1.amazonaws.com/${poolId}`;

describe("tokenTargets", () => {
  it("of a chain that signs in with Cognito: the application, ID tokens, access tokens", () => {
    const snapshot = cognitoSnapshot();
    const targets = tokenTargets(snapshot, chainOf(snapshot));
    expect(targets.map(({ target }) => target)).toEqual([
      {
        kind: "alb-oidc-data",
        region: "eu-west-1",
        albArn: loadBalancerArn,
        keyBase: "https://public-keys.auth.elb.eu-west-1.amazonaws.com",
        issuer: poolIssuer,
        clientId,
      },
      ...(["id", "access"] as const).map((tokenUse) => ({
        kind: "cognito",
        region: "eu-west-1",
        userPoolId: poolId,
        issuer: poolIssuer,
        jwksUri: `${poolIssuer}/.well-known/jwks.json`,
        clientIds: [clientId],
        tokenUse,
      })),
    ]);
    expect(targets[0]?.name).toBe("The application behind app.example.com (rule 10 of shop)");
    expect(new Set(targets.map(({ id }) => id)).size).toBe(3);
  });

  it.each([
    ["the address that discovery named", () => oidcSnapshot(), `${issuer}/.well-known/jwks.json`],
    [
      "the discovery document where it was not read",
      () =>
        oidcSnapshot(({ artifacts }) => {
          artifacts.discoveries = {};
        }),
      `${issuer}/.well-known/openid-configuration`,
    ],
  ])("of a chain that signs in with a provider: %s", (_, build, jwksUri) => {
    const snapshot = build();
    const targets = tokenTargets(snapshot, chainOf(snapshot)).map(({ target }) => target);
    expect(targets).toMatchObject([
      { kind: "alb-oidc-data", issuer, clientId: "shop-web" },
      { kind: "oidc", issuer, audience: "shop-web", tokenKind: "id", jwksUri },
    ]);
  });

  it("of a rule with jwt-validation: the rule, with its further claims", () => {
    const snapshot = oidcSnapshot(({ rule }) => {
      rule.Actions = [
        {
          Type: "jwt-validation",
          Order: 1,
          JwtValidationConfig: {
            Issuer: issuer,
            JwksEndpoint: `${issuer}/keys`,
            AdditionalClaims: [
              { Name: "scope", Format: "space-separated-values", Values: ["a", "b"] },
              { Name: "tenant", Format: "a-format-of-tomorrow", Values: ["x"] },
            ],
          },
        },
      ];
    });
    expect(tokenTargets(snapshot, chainOf(snapshot)).map(({ target }) => target)).toEqual([
      {
        kind: "alb-jwt",
        region: "eu-west-1",
        issuer,
        jwksUri: `${issuer}/keys`,
        additionalClaims: [
          { name: "scope", format: "space-separated-values", values: ["a", "b"] },
          { name: "tenant", format: "single-string", values: ["x"] },
        ],
      },
    ]);
  });

  it("of an open rule, or of rules that could not be read: none", () => {
    const snapshot = cognitoSnapshot();
    const open = deriveChains(snapshot).find(({ kind }) => kind === "alb-open");
    const chain = chainOf(snapshot);
    const unread = cognitoSnapshot(({ artifacts }) => {
      artifacts.rules = { [chain.listenerArn]: skipped("denied") };
    });
    expect(open && tokenTargets(snapshot, open)).toEqual([]);
    expect(tokenTargets(unread, chain)).toEqual([]);
  });

  it("names no application where the load balancer's ARN is unknown", () => {
    const snapshot = cognitoSnapshot(({ artifacts }) => {
      artifacts.loadBalancer = skipped("denied");
    });
    const kinds = tokenTargets(snapshot, chainOf(snapshot)).map(({ target }) => target.kind);
    expect(kinds).toEqual(["cognito", "cognito"]);
  });

  it("counts what chains share once", () => {
    const snapshot = cognitoSnapshot();
    const targets = tokenTargets(snapshot, chainOf(snapshot));
    const other = targets.map((one) => ({ ...one, id: `other-${one.id}` }));
    expect(distinctTargets([...targets, ...targets])).toEqual(targets);
    expect(distinctTargets([...targets, ...other]).map(({ target }) => target.kind)).toEqual([
      "alb-oidc-data",
      "cognito",
      "cognito",
      "alb-oidc-data",
    ]);
  });
});

describe("albKeyBase", () => {
  it.each([
    ["eu-west-1", "https://public-keys.auth.elb.eu-west-1.amazonaws.com"],
    ["us-gov-west-1", "https://s3-us-gov-west-1.amazonaws.com/aws-elb-public-keys-prod-us-gov-west-1"],
    ["cn-north-1", null],
  ])("%s", (region, expected) => {
    expect(albKeyBase(region)).toBe(expected);
  });
});
