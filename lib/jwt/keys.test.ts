import { describe, expect, it } from "vitest";
import { inspectToken } from "./index";
import {
  ALB_KID,
  albClaims,
  albHeader,
  albJwt,
  albKey,
  albOidcData,
  IDP_JWKS,
  idpClaims,
  idpKey,
  KEY_BASE,
  NOW,
  oidc,
} from "./testing/setting";
import { jwks, makeKey, publicJwk, sign, sourceOf } from "./testing/tokens";

const idpToken = await sign(idpKey, idpClaims);
const idp = (changed: object, header = {}) => sign(idpKey, { ...idpClaims, ...changed }, header);

describe("keys", () => {
  it("asks only for the target's own key address", async () => {
    const hostile = await sign(idpKey, idpClaims, {
      jku: "https://evil.example/jwks",
      x5u: "https://evil.example/cert",
    });
    const source = sourceOf({ [IDP_JWKS]: jwks(publicJwk(idpKey)) });
    await inspectToken(hostile, { target: oidc, keys: source, now: NOW });
    await inspectToken(await idp({ iss: "https://evil.example" }), { target: oidc, keys: source, now: NOW });
    await inspectToken(hostile, { keys: source, now: NOW });
    expect(source.asked).toEqual([IDP_JWKS, IDP_JWKS]);
  });

  it("appends only a UUID to the load balancer's key address", async () => {
    const source = sourceOf({});
    const tokenOf = (kid: string) => sign(albKey, albClaims, { ...albHeader, kid }, true);
    await inspectToken(await tokenOf("../../../evil"), { target: albOidcData, keys: source, now: NOW });
    expect(source.asked).toEqual([]);
    await inspectToken(await tokenOf(ALB_KID), { target: albOidcData, keys: source, now: NOW });
    expect(source.asked).toEqual([`${KEY_BASE}${ALB_KID}`]);
  });

  it.each([
    ["not JSON", "<html>"],
    ["no key set", '{"a":1}'],
    ["an unreadable key", jwks({ kty: "RSA", kid: "idp-1", n: "AQAB", e: "!!" })],
    ["only a shared key", jwks({ kty: "oct", kid: "idp-1", k: "c2VjcmV0" })],
  ])("%s: the signature is unknown, not valid", async (_name, body) => {
    const source = sourceOf({ [IDP_JWKS]: body });
    const inspection = await inspectToken(idpToken, { target: oidc, keys: source, now: NOW });
    expect(inspection.signature).toBe("unknown");
    expect(inspection.verdict).not.toBe("accept");
  });

  it("says why a source has no keys", async () => {
    const because = "the issuer answers 403";
    const source = { fetch: async () => ({ status: 0, body: "", because }) };
    const { signature, findings } = await inspectToken(idpToken, { target: oidc, keys: source, now: NOW });
    expect(signature).toBe("unknown");
    expect(findings.find(({ id }) => id === "keys-unavailable")?.message).toContain(because);
  });

  it.each([
    [undefined, false],
    [150 * 1024 + 1, true],
  ])("measures a key set as it was before it was cut: %s bytes", async (bytes, isTooLarge) => {
    const body = jwks(publicJwk(idpKey));
    const source = { fetch: async () => ({ status: 200, body, ...(bytes === undefined ? {} : { bytes }) }) };
    const { findings } = await inspectToken(idpToken, { target: albJwt, keys: source, now: NOW });
    expect(findings.some(({ id }) => id === "jwks-too-large-for-target")).toBe(isTooLarge);
  });

  it("survives a source that throws", async () => {
    const source = { fetch: () => Promise.reject(new Error("offline")) };
    const inspection = await inspectToken(idpToken, { target: oidc, keys: source, now: NOW });
    expect(inspection).toMatchObject({ signature: "unknown", verdict: "cannot-tell" });
  });

  it("tries every key of a kid that occurs twice", async () => {
    const other = await makeKey("RS256", "idp-1");
    const source = sourceOf({ [IDP_JWKS]: jwks(publicJwk(other), publicJwk(idpKey)) });
    expect(await inspectToken(idpToken, { target: oidc, keys: source, now: NOW })).toMatchObject({
      verdict: "accept",
    });
  });
});
