import { describe, expect, it } from "vitest";
import { endpointProbe as schema } from "../../model/probe";
import type { Probe } from "../../outbound";
import { endpointProbe } from "./endpoint-probe";

const timings = { dnsMs: 1, connectMs: 2, tlsMs: 3, firstByteMs: 4, totalMs: 10 };
const addresses = { a: ["203.0.113.1"], aaaa: ["2001:db8::1"], used: "203.0.113.1" };
const named = { a: ["203.0.113.1"], aaaa: ["2001:db8::1"] };
const tls = {
  subject: "CN=login.example",
  issuer: "CN=CA",
  altNames: ["login.example"],
  validFrom: "2026-01-01T00:00:00.000Z",
  validTo: "2027-01-01T00:00:00.000Z",
  publiclyTrusted: true,
};
const { publiclyTrusted: _, ...certificate } = tls;
const url = "https://login.example/token";

describe("endpointProbe", () => {
  it("keeps what an endpoint answered, without its body", () => {
    const probe: Probe = {
      state: "answered",
      url,
      status: 302,
      headers: { "content-type": "text/html", location: "https://login.example/x", server: "nginx" },
      body: "CANARY",
      bytes: 6,
      truncated: false,
      addresses,
      tls,
      timings,
      attempts: 1,
    };
    expect(schema.parse(endpointProbe(probe))).toStrictEqual({
      outcome: "answered",
      url,
      status: 302,
      contentType: "text/html",
      location: "https://login.example/x",
      ...named,
      certificate,
      timings,
    });
  });

  it.each([
    ["dns-not-found", "dns-not-found"],
    ["dns-no-address", "dns-not-found"],
    ["refused-target", "refused-target"],
    ["connection-lost", "connect-failed"],
    ["certificate-not-yet-valid", "tls-failed"],
    ["certificate-expired", "certificate-expired"],
  ] as const)("keeps how it failed: %s as %s", (code, kept) => {
    const unreached = { dnsMs: 1, connectMs: null, tlsMs: null, firstByteMs: null, totalMs: 2 };
    const probe: Probe = { state: "failed", url, code, message: "why", timings: unreached, attempts: 1 };
    expect(schema.parse(endpointProbe(probe))).toStrictEqual({
      outcome: "failed",
      url,
      code: kept,
      message: "why",
      a: [],
      aaaa: [],
      timings: { dnsMs: 1, totalMs: 2 },
    });
  });
});
