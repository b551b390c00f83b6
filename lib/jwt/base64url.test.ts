import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeBase64url, encodeBase64url } from "./base64url";

describe("base64url", () => {
  it("reads and writes as Buffer does", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const text = Buffer.from(bytes).toString("base64url");
        expect(encodeBase64url(bytes)).toBe(text);
        const decoded = decodeBase64url(text);
        expect(decoded.ok && [...decoded.bytes]).toEqual([...bytes]);
        const padded = text.padEnd(Math.ceil(text.length / 4) * 4, "=");
        expect(decodeBase64url(padded)).toMatchObject({ ok: true, padded: padded !== text, canonical: true });
      }),
    );
  });

  it.each([
    ["Zm9v", { ok: true, padded: false, standard: false, canonical: true }],
    ["Zm9vYg==", { ok: true, padded: true, canonical: true }],
    ["Zm9vYg", { ok: true, padded: false, canonical: true }],
    ["Zm9vYh", { ok: true, canonical: false }],
    ["ab+/", { ok: true, standard: true }],
    ["", { ok: true }],
    ["Z", { ok: false }],
    ["Zm9vY", { ok: false }],
    ["Zm9vYg=", { ok: false }],
    ["Zm9v=", { ok: false }],
    ["Zm9vYg===", { ok: false }],
    ["Zm=v", { ok: false }],
    ["Zm9 v", { ok: false }],
    ["Zm9v\n", { ok: false }],
    ["Zm9é", { ok: false }],
    ["====", { ok: false }],
  ])("%j", (text, expected) => {
    expect(decodeBase64url(text)).toMatchObject(expected);
  });
});
