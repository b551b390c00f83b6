import { describe, expect, it } from "vitest";
import type { Probe } from "../../outbound";
import { readDiscovery, readKeySet } from "./read-document";

const timings = { dnsMs: 1, connectMs: 2, tlsMs: 3, firstByteMs: 4, totalMs: 10 };
const tls = { subject: "", issuer: "", altNames: [], validFrom: "", validTo: "", publiclyTrusted: true };

function answer(body: unknown, more: { status?: number; truncated?: boolean } = {}): Probe {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return {
    state: "answered",
    url: "https://login.example/x",
    status: more.status ?? 200,
    headers: {},
    body: text,
    bytes: text.length,
    truncated: more.truncated ?? false,
    addresses: { a: [], aaaa: [], used: null },
    tls,
    timings,
    attempts: 1,
  };
}
const failed: Probe = {
  state: "failed",
  url: "https://login.example/x",
  code: "connect-failed",
  message: "Nobody listens.",
  timings,
  attempts: 1,
};

const unreadable: [string, Probe, RegExp][] = [
  ["a failed probe", failed, /Nobody listens/],
  ["a 404", answer({}, { status: 404 }), /404/],
  ["a body that was cut", answer({}, { truncated: true }), /longer than/],
  ["HTML", answer("<html>"), /not JSON/],
  ["a list", answer([]), /no object/],
  ["null", answer("null"), /no object/],
];

describe("readDiscovery", () => {
  it.each(unreadable)("says what is wrong with %s", (_, probe, problem) => {
    const read = readDiscovery(probe);
    expect(read.document).toBeUndefined();
    expect(read.problem).toMatch(problem);
  });

  it("keeps the members that checks read", () => {
    const document = {
      issuer: "https://login.example",
      jwks_uri: "https://login.example/jwks",
      response_types_supported: ["code"],
    };
    expect(readDiscovery(answer({ ...document, end_session_endpoint: "x" }))).toStrictEqual({ document });
  });

  it("drops members of the wrong type and says so", () => {
    const body = {
      issuer: 7,
      token_endpoint: "https://a",
      scopes_supported: "openid",
      response_types_supported: [1],
    };
    expect(readDiscovery(answer(body))).toStrictEqual({
      document: { token_endpoint: "https://a" },
      problem: "Members of the wrong type were left out: issuer, response_types_supported, scopes_supported.",
    });
  });
});

describe("readKeySet", () => {
  it.each(unreadable)("says what is wrong with %s", (_, probe, problem) => {
    const read = readKeySet(probe);
    expect(read.keys).toEqual([]);
    expect(read.problem).toMatch(problem);
  });

  const modulus = (bytes: number, first = 0x80) =>
    Buffer.from([first, ...new Array<number>(bytes - 1).fill(1)]).toString("base64url");
  it.each([
    [
      { kty: "RSA", kid: "a", use: "sig", alg: "RS256", n: modulus(256), e: "AQAB" },
      { kty: "RSA", kid: "a", use: "sig", alg: "RS256", bits: 2048 },
    ],
    [
      { kty: "RSA", n: modulus(129, 0) },
      { kty: "RSA", bits: 1017 },
    ],
    [{ kty: "RSA", n: "!" }, { kty: "RSA" }],
    [
      { kty: "EC", crv: "P-384", x: "", y: "" },
      { kty: "EC", bits: 384 },
    ],
    [{ kty: "oct", k: "CANARY", kid: 7 }, { kty: "oct" }],
  ])("%o", (raw, key) => {
    expect(readKeySet(answer({ keys: [raw] }))).toStrictEqual({ keys: [key] });
  });

  it("counts entries that are no keys", () => {
    expect(readKeySet(answer({ keys: [{ kty: "RSA" }, {}, null] }))).toStrictEqual({
      keys: [{ kty: "RSA" }],
      problem: "2 of 3 entries are no keys.",
    });
    expect(readKeySet(answer({ keys: {} })).problem).toMatch(/no list of keys/);
  });
});
