import { describe, expect, it } from "vitest";
import type { Probe } from "../../outbound";
import { outcomeOf } from "./token-endpoint";

const timings = { dnsMs: null, connectMs: null, tlsMs: null, firstByteMs: null, totalMs: 0 };
const answered = (status: number, body: string): Probe => ({
  state: "answered",
  url: "https://login.example/oauth2/token",
  status,
  headers: {},
  body,
  bytes: body.length,
  truncated: false,
  addresses: { a: [], aaaa: [], used: null },
  tls: { subject: "", issuer: "", altNames: [], validFrom: "", validTo: "", publiclyTrusted: true },
  timings,
  attempts: 1,
});

describe("outcomeOf", () => {
  it.each<[string, Probe, string, string]>([
    ["accepted", answered(400, '{"error":"invalid_grant"}'), "client-accepted", "invalid_grant"],
    ["refused", answered(400, '{"error":"invalid_client"}'), "client-rejected", "invalid_client"],
    ["refused, with 401", answered(401, '{"error":"invalid_client"}'), "client-rejected", "invalid_client"],
    ["another code", answered(400, '{"error":"unauthorized_client"}'), "unclear", "unauthorized_client"],
    ["the code in a good answer", answered(200, '{"error":"invalid_grant"}'), "unclear", ""],
    ["the code in another member", answered(400, '{"message":"invalid_client"}'), "unclear", ""],
    ["a code that is no text", answered(400, '{"error":["invalid_client"]}'), "unclear", ""],
    ["a code that repeats what was sent", answered(400, '{"error":"bad secret s3cr3t"}'), "unclear", ""],
    ["no object", answered(400, "null"), "unclear", ""],
    ["no JSON", answered(400, "<h1>invalid_client</h1>"), "unclear", ""],
    ["a firewall's page", answered(403, "<html>"), "unclear", ""],
    [
      "no answer",
      { state: "failed", url: "", code: "timed-out", message: "", timings, attempts: 1 },
      "unclear",
      "",
    ],
  ])("%s", (_name, probe, outcome, error) => {
    expect(outcomeOf(probe)).toEqual({ outcome, error });
  });
});
