import { describe, expect, it } from "vitest";
import { accessClaims, albHeader, idClaims } from "@/lib/jwt/testing/setting";
import { meaningOf } from "./claim-dictionary";

describe("meaningOf", () => {
  it.each([...Object.keys(idClaims), ...Object.keys(accessClaims)])("knows the claim %s", (name) => {
    expect(meaningOf("claims", name)?.url).toMatch(/^https:\/\//);
  });
  it.each(Object.keys({ ...albHeader, kid: "", alg: "" }))("knows the header parameter %s", (name) => {
    expect(meaningOf("header", name)?.url).toMatch(/^https:\/\//);
  });
  it.each(["constructor", "__proto__", "toString", "custom:tenant", ""])("does not know %s", (name) => {
    expect(meaningOf("claims", name)).toBeUndefined();
  });
});
