import { describe, expect, it } from "vitest";
import { probeFailureCode, endpointProbe as schema } from "../../model/probe";
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
      certificate: tls,
      timings,
    });
  });

  it.each([true, false, null])("keeps whether a certificate is publicly trusted: %s", (publiclyTrusted) => {
    const probe: Probe = {
      state: "failed",
      url,
      code: "timed-out",
      message: "why",
      addresses,
      tls: { ...tls, publiclyTrusted },
      timings,
      attempts: 1,
    };
    expect(schema.parse(endpointProbe(probe)).certificate?.publiclyTrusted).toBe(publiclyTrusted);
  });

  it.each(probeFailureCode.options)("keeps how it failed: %s", (code) => {
    const unreached = { dnsMs: 1, connectMs: null, tlsMs: null, firstByteMs: null, totalMs: 2 };
    const probe: Probe = { state: "failed", url, code, message: "why", timings: unreached, attempts: 1 };
    expect(schema.parse(endpointProbe(probe))).toStrictEqual({
      outcome: "failed",
      url,
      code,
      message: "why",
      a: [],
      aaaa: [],
      timings: { dnsMs: 1, totalMs: 2 },
    });
  });
});
