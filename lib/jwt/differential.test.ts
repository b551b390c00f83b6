import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { inspectToken, type TokenVerdict } from "./index";
import { awsJwtVerify } from "./testing/aws-jwt-verify";
import {
  ALB,
  accessClaims,
  albClaims,
  albHeader,
  albKey,
  albOidcData,
  CLIENT,
  cognito,
  ISSUER,
  idClaims,
  idpKey,
  keys,
  NOW,
  poolKey,
  SECONDS,
} from "./testing/setting";
import { sign, signText, unsigned } from "./testing/tokens";
import type { AlbOidcDataTarget, CognitoTarget } from "./types";

/** What aws-jwt-verify says, and why the inspector says something else. */
type Row = {
  readonly name: string;
  readonly token: string;
  readonly target: CognitoTarget | AlbOidcDataTarget;
  /** Where both are expected to agree, the one answer; else both, with the reason. */
  readonly differs?: { readonly inspector: TokenVerdict; readonly because: string };
};

const pool = async (claims: object, header: object = {}, target = cognito, key = poolKey) => ({
  token: await sign(key, { ...claims }, { ...header }),
  target,
});
const alb = async (header: object, claims: object = {}, pad = true) => ({
  token: await sign(albKey, { ...albClaims, ...claims }, { ...albHeader, ...header }, pad),
  target: albOidcData,
});
const OTHER = "https://other.example.com";
const cut = (token: string) => token.slice(0, -8);
const good = await sign(poolKey, idClaims);
const goodAlb = await sign(albKey, albClaims, albHeader, true);
const orders = { ...cognito, scopes: ["orders/read", "orders/write"] };

const ROWS: readonly Row[] = [
  { name: "ID token", ...(await pool(idClaims)) },
  { name: "access token", ...(await pool(accessClaims)) },
  {
    name: "ID token where access is wanted",
    ...(await pool(idClaims, {}, { ...cognito, tokenUse: "access" })),
  },
  {
    name: "access token where ID is wanted",
    ...(await pool(accessClaims, {}, { ...cognito, tokenUse: "id" })),
  },
  { name: "no token_use", ...(await pool({ ...idClaims, token_use: undefined })) },
  { name: "unknown token_use", ...(await pool({ ...idClaims, token_use: "refresh" })) },
  { name: "other client (ID)", ...(await pool({ ...idClaims, aud: "other" })) },
  { name: "other client (access)", ...(await pool({ ...accessClaims, client_id: "other" })) },
  { name: "no client_id", ...(await pool({ ...accessClaims, client_id: undefined })) },
  {
    name: "resource-bound access token",
    ...(await pool({ ...accessClaims, aud: "https://api.example.com" })),
  },
  { name: "other pool", ...(await pool({ ...idClaims, iss: `${ISSUER}2` })) },
  { name: "issuer with a slash", ...(await pool({ ...idClaims, iss: `${ISSUER}/` })) },
  { name: "no issuer", ...(await pool({ ...idClaims, iss: undefined })) },
  { name: "expired", ...(await pool({ ...idClaims, exp: SECONDS - 1 })) },
  { name: "one second left", ...(await pool({ ...idClaims, exp: SECONDS + 1 })) },
  { name: "exp as text", ...(await pool({ ...idClaims, exp: String(SECONDS + 60) })) },
  { name: "not yet valid", ...(await pool({ ...idClaims, nbf: SECONDS + 1 })) },
  { name: "valid from now", ...(await pool({ ...idClaims, nbf: SECONDS })) },
  { name: "scope held", ...(await pool(accessClaims, {}, orders)) },
  { name: "scope missing", ...(await pool({ ...accessClaims, scope: "openid" }, {}, orders)) },
  { name: "no scope", ...(await pool({ ...accessClaims, scope: undefined }, {}, orders)) },
  { name: "group held", ...(await pool(idClaims, {}, { ...cognito, groups: ["staff", "admin"] })) },
  { name: "group missing", ...(await pool(idClaims, {}, { ...cognito, groups: ["admin"] })) },
  { name: "unknown kid", ...(await pool(idClaims, { kid: "other" })) },
  {
    name: "another issuer's key under this kid",
    ...(await pool(idClaims, { kid: poolKey.kid }, cognito, idpKey)),
  },
  { name: "key brought along", ...(await pool(idClaims, { jku: "https://evil.example" })) },
  { name: "alg none", token: unsigned({ alg: "none", kid: poolKey.kid }, idClaims, ""), target: cognito },
  {
    name: "alg HS256",
    token: unsigned({ alg: "HS256", kid: poolKey.kid }, idClaims, "x".repeat(32)),
    target: cognito,
  },
  { name: "alg RS512 for an RS256 key", ...(await pool(idClaims, { alg: "RS512" })) },
  { name: "signature cut", token: cut(good), target: cognito },
  {
    name: "payload swapped",
    token: good.replace(/\.[^.]*\./, `.${goodAlb.split(".")[1]}.`),
    target: cognito,
  },
  { name: "two parts", token: good.replace(/\.[^.]*$/, ""), target: cognito },
  { name: "no token", token: "hello", target: cognito },
  {
    name: "aud as a list",
    ...(await pool({ ...idClaims, aud: [CLIENT] })),
    differs: {
      inspector: "accept",
      because: "RFC 7519 4.1.3 allows a list; the library takes a string only",
    },
  },
  {
    name: "the very second of exp",
    ...(await pool({ ...idClaims, exp: SECONDS })),
    differs: {
      inspector: "reject",
      because: "RFC 7519 4.1.4: on or after exp the token must not be accepted",
    },
  },
  {
    name: "no exp",
    ...(await pool({ ...idClaims, exp: undefined })),
    differs: { inspector: "reject", because: "the library checks exp only where it is present" },
  },
  {
    name: "no kid",
    ...(await pool(idClaims, { kid: undefined })),
    differs: {
      inspector: "cannot-tell",
      because: "what AWS's own services do without kid is not documented",
    },
  },
  {
    name: "critical extension",
    ...(await pool(idClaims, { crit: ["urn:x"], "urn:x": 1 })),
    differs: {
      inspector: "reject",
      because: "RFC 7515 4.1.11: an unknown crit must be refused; the library does not look",
    },
  },
  {
    name: "sub twice",
    token: await signText(
      poolKey,
      JSON.stringify({ alg: "RS256", kid: poolKey.kid }),
      `${JSON.stringify(idClaims).slice(0, -1)},"sub":"someone-else"}`,
    ),
    target: cognito,
    differs: {
      inspector: "reject",
      because: "the library's JSON.parse keeps the last of two equal names in silence",
    },
  },
  { name: "ALB token", ...(await alb({})) },
  { name: "ALB token of another load balancer", ...(await alb({ signer: `${ALB}0` })) },
  { name: "ALB token without signer", ...(await alb({ signer: undefined })) },
  { name: "ALB token of another client", ...(await alb({ client: "other" })) },
  { name: "ALB token of another issuer", ...(await alb({ iss: OTHER }, { iss: OTHER })) },
  { name: "ALB token expired", ...(await alb({ exp: SECONDS - 1 }, { exp: SECONDS - 1 })) },
  { name: "ALB token, kid no UUID", ...(await alb({ kid: "abc" })) },
  { name: "ALB token, unknown kid", ...(await alb({ kid: "00000000-0000-4000-8000-000000000000" })) },
  { name: "ALB token, = removed", token: goodAlb.replaceAll("=", ""), target: albOidcData },
  { name: "ALB token, signed without =", ...(await alb({}, {}, false)) },
  { name: "Cognito token in the header", token: good, target: albOidcData },
  {
    name: "ALB token, exp past in the header only",
    ...(await alb({ exp: SECONDS - 1 })),
    differs: { inspector: "reject", because: "the library reads exp of the payload only" },
  },
  {
    name: "ALB token, exp in neither place",
    ...(await alb({ exp: undefined }, { exp: undefined })),
    differs: { inspector: "reject", because: "the library takes a token without exp for ever" },
  },
  {
    name: "ALB token, iss and exp in the header only",
    ...(await alb({}, { exp: undefined, iss: undefined })),
    differs: { inspector: "accept", because: "the older form of the header, which the library refuses" },
  },
];

describe("against aws-jwt-verify", () => {
  // The library reads the clock itself; it is stopped at the time that the inspector is given.
  beforeAll(() => {
    vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  });
  afterAll(() => {
    vi.useRealTimers();
  });

  it.each(ROWS)("$name", async ({ token, target, differs }) => {
    const theirs = await awsJwtVerify(token, target);
    const ours = await inspectToken(token, { target, keys, now: NOW });
    if (differs === undefined) {
      expect(ours.verdict).toBe(theirs);
    } else {
      expect(differs.because).not.toBe("");
      expect({ ours: ours.verdict, agree: ours.verdict === theirs }).toEqual({
        ours: differs.inspector,
        agree: false,
      });
    }
  });

  it("has rows on both sides", async () => {
    const verdicts = await Promise.all(ROWS.map(({ token, target }) => awsJwtVerify(token, target)));
    expect(verdicts.filter((verdict) => verdict === "accept").length).toBeGreaterThan(8);
    expect(verdicts.filter((verdict) => verdict === "reject").length).toBeGreaterThan(20);
  });
});
