import { X509Certificate } from "node:crypto";
import { rootCertificates } from "node:tls";
import { describe, expect, it } from "vitest";
import { createAuthority } from "../../e2e/support/outbound/certificates";
import { certificateFailure, leadsToRoot, parseAltNames, trustedRoots } from "./certificate";
import type { PeerCertificate } from "./types";

const read = (pem: string) => new X509Certificate(pem);

describe("leadsToRoot", async () => {
  const root = await createAuthority("root");
  const stranger = await createAuthority("root");
  const middle = await root.intermediate("middle");
  const direct = read((await root.issue({ names: ["a.example"] })).cert);
  const expired = read((await root.issue({ names: ["a.example"], fromDays: -20, toDays: -10 })).cert);
  const below = read((await middle.issue({ names: ["a.example"] })).cert);
  const rootCert = read(root.pem);
  const middleCert = read(middle.pem);

  it.each([
    ["a leaf of the root", [direct], true],
    ["an expired leaf of the root", [expired], true],
    ["a leaf below an intermediate that was sent", [below, middleCert], true],
    ["the same with certificates in between that do not belong", [below, direct, rootCert, middleCert], true],
    ["a leaf whose intermediate was not sent", [below], false],
    ["the root itself", [rootCert], true],
    ["no certificate", [], false],
    ["a leaf that stands in as an issuer", [below, direct], false],
  ])("%s: %s", (_name, chain, expected) => {
    expect(leadsToRoot(chain, [rootCert])).toBe(expected);
  });

  it("is not taken in by a CA of the same name", () => {
    expect(leadsToRoot([direct], [read(stranger.pem)])).toBe(false);
  });

  it("counts Node's public roots and those of the settings", () => {
    const roots = trustedRoots([root.pem]);
    expect(roots).toHaveLength(rootCertificates.length + 1);
    expect(leadsToRoot([direct], roots)).toBe(true);
    expect(leadsToRoot([direct], trustedRoots([]))).toBe(false);
  });
});

describe("parseAltNames", () => {
  it.each([
    ["DNS:a.example, DNS:*.b.example, IP Address:192.0.2.1", ["a.example", "*.b.example", "192.0.2.1"]],
    ["DNS:a.example, email:x@y.example, URI:https://z.example/, DNS:b.example", ["a.example", "b.example"]],
    // A value with a comma in it must not pass for two names.
    ['DNS:"a.example, DNS:evil.example", DNS:b.example', ["a.example, DNS:evil.example", "b.example"]],
    ["IP Address:2001:DB8:0:0:0:0:0:1", ["2001:DB8:0:0:0:0:0:1"]],
    ["", []],
    [undefined, []],
  ])("%s", (text, expected) => {
    expect(parseAltNames(text)).toEqual(expected);
  });
});

describe("certificateFailure", () => {
  const seen = (publiclyTrusted: boolean | null): PeerCertificate => ({
    subject: "CN=a.example",
    issuer: "CN=root",
    altNames: ["a.example"],
    validFrom: "2025-01-01T00:00:00.000Z",
    validTo: "2025-02-01T00:00:00.000Z",
    publiclyTrusted,
  });

  it.each([
    ["ERR_TLS_CERT_ALTNAME_INVALID", true, "certificate-name-mismatch"],
    ["CERT_HAS_EXPIRED", true, "certificate-expired"],
    ["CERT_HAS_EXPIRED", false, "certificate-untrusted"],
    ["CERT_HAS_EXPIRED", null, "certificate-untrusted"],
    ["CERT_NOT_YET_VALID", true, "certificate-not-yet-valid"],
    ["CERT_NOT_YET_VALID", false, "certificate-untrusted"],
    ["DEPTH_ZERO_SELF_SIGNED_CERT", false, "certificate-untrusted"],
    ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", false, "certificate-untrusted"],
  ])("%s with public trust %s is %s", (code, trusted, expected) => {
    const certificate = seen(trusted);
    expect(certificateFailure(code, "b.example", certificate)).toMatchObject({
      code: expected,
      transient: false,
      certificate,
    });
  });
});
