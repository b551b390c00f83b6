import { once } from "node:events";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import type { JwtValidationActionConfig } from "@aws-sdk/client-elastic-load-balancing-v2";
import { exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { oidcWorld } from "../../scenarios/build-oidc";
import { type Authority, createAuthority } from "../tls/authority";
import type { World } from "../world";
import type { Arrival } from "./arrival";
import type { BackChannel } from "./back-channel";
import { balancerAt } from "./balancer-at";
import { validateJwt } from "./jwt-validation";

const HOST = "keys.example.com";
const ISSUER = "https://issuer.example.com";
const NOW = Date.UTC(2026, 10, 20);
const seconds = (offset: number) => NOW / 1000 + offset;

let authority: Authority;
let server: Server;
let keys: JWK[];
let answer: { status: number; body: string; hang?: boolean };
let sign: (claims: JWTPayload, header?: { alg?: string; kid?: string }) => Promise<string>;

beforeAll(async () => {
  authority = await createAuthority();
  const pair = await generateKeyPair("RS256");
  keys = [{ ...(await exportJWK(pair.publicKey)), kid: "k1", alg: "RS256", use: "sig" }];
  sign = (claims, { alg = "RS256", kid = "k1" } = {}) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg, kid })
      .sign(alg === "HS256" ? new Uint8Array(32) : pair.privateKey);
  const { key, cert } = await authority.leafFor(HOST, "good");
  server = createServer({ key, cert }, (_request, response) => {
    if (!answer.hang) response.writeHead(answer.status).end(answer.body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  answer = { status: 200, body: JSON.stringify({ keys }) };
});

const world: World = {
  accounts: [],
  providers: [],
  users: [],
  names: { [HOST]: { a: ["192.0.2.1"], aaaa: [], serves: "provider" } },
};
const balancer = balancerAt(oidcWorld("jwt"), "jwt.example.com");
if (!balancer) throw new Error("no load balancer");
const channel = (timeoutMs: number): BackChannel => ({
  world: () => world,
  balancer,
  dial: () => ({ host: "127.0.0.1", port: (server.address() as AddressInfo).port }),
  ca: authority.caPem,
  timeoutMs,
});
const arrival = (...authorization: string[]): Arrival => ({
  at: NOW,
  scheme: "https",
  port: 443,
  method: "GET",
  target: "/",
  host: "api.example.com",
  httpVersion: "1.1",
  headers: {},
  headerValues: authorization.length > 0 ? { authorization } : {},
  cookies: new Map(),
  tls: undefined,
});
const config: JwtValidationActionConfig = { JwksEndpoint: `https://${HOST}/jwks`, Issuer: ISSUER };
const GOOD: JWTPayload = { iss: ISSUER, exp: seconds(60), nbf: seconds(-60), iat: seconds(-60) };
const check = (request: Arrival, asked: JwtValidationActionConfig = config, timeoutMs = 5000) =>
  validateJwt(asked, request, channel(timeoutMs));

describe("the Authorization header", () => {
  it.each<[string, string[], string]>([
    ["absent", [], "JWTHeaderNotPresent"],
    ["another scheme", ["Basic YTpi"], "JWTRequestFormatInvalid"],
    ["no scheme", ["abc"], "JWTRequestFormatInvalid"],
    ["empty", ["Bearer "], "JWTRequestFormatInvalid"],
    ["two headers", ["Bearer a", "Bearer b"], "JWTRequestFormatInvalid"],
    ["two tokens in one", ["Bearer a, Bearer b"], "JWTRequestFormatInvalid"],
    ["no JWT", ["Bearer abc"], "JWTSignatureValidationFailed"],
  ])("%s", async (_name, values, reason) => {
    expect(await check(arrival(...values))).toEqual({ status: 401, reason });
  });
});

describe("the token", () => {
  it.each<[string, JWTPayload, { alg?: string; kid?: string }, string | undefined]>([
    ["good", GOOD, {}, undefined],
    ["unknown kid", GOOD, { kid: "k2" }, "JWTSignatureValidationFailed"],
    ["other algorithm", GOOD, { alg: "HS256" }, "JWTSignatureValidationFailed"],
    ["no exp", { iss: ISSUER }, {}, "JWTClaimNotPresent"],
    ["no iss", { exp: seconds(60) }, {}, "JWTClaimNotPresent"],
    ["expired", { ...GOOD, exp: seconds(-1) }, {}, "JWTClaimValueInvalid"],
    ["not yet valid", { ...GOOD, nbf: seconds(10) }, {}, "JWTClaimValueInvalid"],
    ["issued in the future", { ...GOOD, iat: seconds(10) }, {}, "JWTClaimValueInvalid"],
    ["other issuer", { ...GOOD, iss: `${ISSUER}/` }, {}, "JWTClaimValueInvalid"],
  ])("%s", async (_name, claims, header, reason) => {
    const failure = await check(arrival(`Bearer ${await sign(claims, header)}`));
    expect(failure).toEqual(reason === undefined ? undefined : { status: 401, reason });
  });

  it.each([
    ["string, equal", "single-string", ["a"], "a", undefined],
    ["string, one of several", "single-string", ["b", "a"], "a", undefined],
    ["string, other", "single-string", ["b"], "a", "JWTClaimValueInvalid"],
    ["array where a string is wanted", "single-string", ["a"], ["a"], "JWTClaimFormatInvalid"],
    ["one of the words", "space-separated-values", ["read"], "write read", undefined],
    ["no such word", "space-separated-values", ["admin"], "write read", "JWTClaimValueInvalid"],
    ["one of the array", "string-array", ["x"], ["y", "x"], undefined],
    ["string where an array is wanted", "string-array", ["x"], "x", "JWTClaimFormatInvalid"],
    ["absent", "single-string", ["a"], undefined, "JWTClaimNotPresent"],
  ] as const)("additional claim: %s", async (_name, Format, Values, value, reason) => {
    const asked = { ...config, AdditionalClaims: [{ Name: "claim", Format, Values: [...Values] }] };
    const token = await sign({ ...GOOD, ...(value !== undefined && { claim: value }) });
    const failure = await check(arrival(`Bearer ${token}`), asked);
    expect(failure).toEqual(reason === undefined ? undefined : { status: 401, reason });
  });
});

describe("the keys", () => {
  const set = (each: readonly unknown[]) => JSON.stringify({ keys: each });
  it.each<[string, () => Partial<typeof answer>, number, string]>([
    ["not 2xx", () => ({ status: 404 }), 562, "JWKSRequestFailed"],
    ["not JSON", () => ({ body: "<html>" }), 562, "JWKSResponseInvalid"],
    ["no keys", () => ({ body: "{}" }), 562, "JWKSResponseInvalid"],
    ["no RSA key of 2048", () => ({ body: set([{ ...keys[0], n: "AQAB" }]) }), 562, "JWKSResponseInvalid"],
    ["over 10 keys", () => ({ body: set(Array(11).fill(keys[0])) }), 500, "JWKSResponseSizeExceeded"],
    [
      "over 150 KB",
      () => ({ body: set([{ ...keys[0], x: "x".repeat(151 * 1024) }]) }),
      500,
      "JWKSResponseSizeExceeded",
    ],
    ["no answer in time", () => ({ hang: true }), 500, "JWKSRequestTimeout"],
  ])("%s", async (_name, change, status, reason) => {
    Object.assign(answer, change());
    const token = await sign(GOOD);
    const failure = await check(arrival(`Bearer ${token}`), config, answer.hang ? 100 : 5000);
    expect(failure).toEqual({ status, reason });
  });
});
