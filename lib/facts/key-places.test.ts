import { describe, expect, it } from "vitest";
import type { TokenTarget } from "../jwt/index";
import { keysAddress, keysOfTarget } from "./key-places";

const pool = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI";
const poolKeys = `${pool}/.well-known/jwks.json`;
const issuer = "https://login.example.com/";
const discovery = "https://login.example.com/.well-known/openid-configuration";
const base = { region: "eu-west-1", scopes: [], identitySource: "method.request.header.Authorization" };
const provider = { audience: [], algorithms: [], requiredClaims: [] };
const asked = { type: "discovery", url: discovery, issuer } as const;

const rows: readonly [string, TokenTarget, ReturnType<typeof keysOfTarget>][] = [
  [
    "a verifier of a pool",
    {
      kind: "cognito",
      region: "eu-west-1",
      userPoolId: "x",
      issuer: pool,
      jwksUri: poolKeys,
      clientIds: [],
      tokenUse: null,
    },
    [{ address: poolKeys, place: { type: "jwks", url: poolKeys } }],
  ],
  [
    "jwt-validation: the address of the rule, whatever the issuer publishes",
    {
      kind: "alb-jwt",
      region: "eu-west-1",
      issuer,
      jwksUri: "https://keys.example.com/k",
      additionalClaims: [],
    },
    [{ address: "https://keys.example.com/k", place: { type: "jwks", url: "https://keys.example.com/k" } }],
  ],
  [
    "a provider: what its discovery document names, asked for anew",
    { kind: "oidc", issuer, audience: "a", jwksUri: "https://login.example.com/k" },
    [{ address: "https://login.example.com/k", place: asked }],
  ],
  [
    "an HTTP API with a provider",
    { kind: "http-jwt", ...base, issuer, audience: ["a"], jwksUri: discovery },
    [{ address: discovery, place: asked }],
  ],
  [
    "an HTTP API with a user pool",
    { kind: "http-jwt", ...base, issuer: pool, audience: ["a"], jwksUri: poolKeys },
    [{ address: poolKeys, place: { type: "jwks", url: poolKeys } }],
  ],
  [
    "a REST API with two pools",
    {
      kind: "rest-cognito",
      ...base,
      providerArns: [],
      issuers: [],
      jwksUri: "a",
      pools: [
        { issuer: pool, jwksUri: "a" },
        { issuer: pool, jwksUri: "b" },
      ],
    },
    [
      { address: "a", place: { type: "jwks", url: "a" } },
      { address: "b", place: { type: "jwks", url: "b" } },
    ],
  ],
  [
    "a REST API with two providers, one of whose addresses is not known",
    {
      kind: "rest-jwt",
      ...base,
      providers: [
        { ...provider, issuer, jwksUri: discovery },
        { ...provider, issuer: "https://b.example", jwksUri: "https://b.example/k" },
      ],
    },
    [
      { address: discovery, place: asked },
      { address: "https://b.example/k", place: { type: "jwks", url: "https://b.example/k" } },
    ],
  ],
  ["a Lambda authorizer", { kind: "rest-token", identitySource: "" }, []],
  [
    "x-amzn-oidc-data",
    { kind: "alb-oidc-data", region: "eu-west-1", albArn: "", keyBase: "https://k.example" },
    [],
  ],
];

describe("keysOfTarget", () => {
  it.each(rows)("%s", (_, target, expected) => {
    expect(keysOfTarget(target)).toEqual(expected);
  });
});

describe("keysAddress", () => {
  it.each([
    [pool, poolKeys],
    [
      pool.replace("cognito-idp", "issuer-cognito-idp"),
      poolKeys.replace("cognito-idp", "issuer-cognito-idp"),
    ],
    [issuer, discovery],
    ["https://login.example.com", discovery],
  ])("%s", (of, expected) => {
    expect(keysAddress(of)).toBe(expected);
  });
});
