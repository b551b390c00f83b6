import { describe, expect, it } from "vitest";
import { exampleCases, exampleLine, trapCases } from "./example-lines";
import { parseAlbLogLine } from "./parse-line";
import { splitFields } from "./split-fields";

function record(line: string) {
  const result = parseAlbLogLine(line);
  if (!result.ok) throw new Error(result.problem);
  return result.record;
}

describe("parseAlbLogLine", () => {
  it("reads every field of a failed callback", () => {
    expect(record(exampleLine())).toEqual({
      type: "h2",
      time: "2026-10-06T09:15:01.123456Z",
      loadBalancer: "app/shop-alb/50dc6c495c0c9188",
      client: { address: "203.0.113.10", port: 51512 },
      target: null,
      requestProcessingTime: -1,
      targetProcessingTime: -1,
      responseProcessingTime: -1,
      elbStatus: 561,
      targetStatus: null,
      receivedBytes: 512,
      sentBytes: 360,
      request: {
        method: "GET",
        scheme: "https",
        host: "app.example.com",
        port: 443,
        path: "/oauth2/idpresponse",
        parameters: ["code", "state"],
        protocol: "HTTP/2.0",
      },
      userAgent:
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36",
      sslCipher: "TLS_AES_128_GCM_SHA256",
      sslProtocol: "TLSv1.3",
      targetGroupArn: null,
      traceId: "Root=1-68e38a05-1c2b3a4d5e6f708192a3b4c5",
      domainName: "app.example.com",
      chosenCertArn: "arn:aws:acm:eu-west-1:123456789012:certificate/12345678-1234-1234-1234-123456789012",
      matchedRulePriority: 10,
      requestCreationTime: "2026-10-06T09:15:01.118000Z",
      actionsExecuted: ["authenticate"],
      redirectUrl: null,
      errorReason: "AuthTokenEpRequestFailed",
      targetList: [],
      targetStatusList: [],
      classification: null,
      classificationReason: null,
      connTraceId: "TID_6bc1f1a2d5b3e14c9a1df0b2c3d4e5f6",
      transformedHost: null,
      transformedUri: null,
      requestTransformStatus: null,
      ipAddress: "198.51.100.21",
      targetErrorCode: null,
      elbErrorCode: null,
      fieldCount: 36,
    });
  });

  it.each([
    ["firstVisit", 302, null, 10],
    ["tokenEndpointRefused", 561, "AuthTokenEpRequestFailed", 10],
    ["tokenEndpointTimeout", 500, "AuthTokenEpRequestTimeout", 10],
    ["nonceMissing", 401, "AuthMissingAWSALBAuthNonce", -1],
    ["claimsTooLarge", 500, "AuthUserinfoResponseSizeExceeded", 10],
    ["forwarded", 200, null, 10],
    ["bearerMissing", 401, "JWTHeaderNotPresent", 10],
    ["keysRefused", 562, "JWKSRequestFailed", 10],
    ["quoteInUrl", 302, null, 10],
  ] as const)("reads status, reason and rule of %s", (name, elbStatus, errorReason, matchedRulePriority) => {
    expect(record(exampleLine(exampleCases[name]))).toMatchObject({
      elbStatus,
      errorReason,
      matchedRulePriority,
    });
  });

  it("reads what a target answered", () => {
    expect(record(exampleLine(exampleCases.forwarded))).toMatchObject({
      target: { address: "10.0.1.15", port: 8080 },
      targetProcessingTime: 0.024,
      targetStatus: 200,
      actionsExecuted: ["waf", "authenticate", "forward"],
      targetList: ["10.0.1.15:8080"],
      targetStatusList: ["200"],
    });
  });

  it.each([
    ["rawSpaces", { request: { path: "/a b/c", host: "app.example.com", protocol: "HTTP/1.1" } }],
    ["ipv6Client", { client: { address: "2001:db8::17", port: 51512 } }],
    ["bracketedClient", { client: { address: "2001:db8::17", port: 51512 } }],
    ["ipv6Host", { request: { host: "[::ffff:10.0.0.1]", port: 80, path: "/" } }],
    ["junkHost", { request: { method: "GET", host: null } }],
    ["upperCaseHost", { request: { host: "app.example.com" } }],
    ["malformed", { elbStatus: 400, request: { method: null, host: null, path: null, protocol: null } }],
    ["noRequest", { request: { method: null, host: null }, matchedRulePriority: null, domainName: null }],
    ["quoteInAgent", { userAgent: 'my "own" browser', matchedRulePriority: 10 }],
    ["quotesApart", { userAgent: 'a" "b" c', request: { path: "/oauth2/idpresponse" } }],
    ["backslashAtEnd", { userAgent: "odd\\", sslProtocol: "TLSv1.3" }],
    ["quotedNode", { ipAddress: "198.51.100.21" }],
    ["redirected", { redirectUrl: "https://app.example.com:443/new?REDACTED" }],
    ["reset", { elbStatus: 0, targetStatus: null }],
    ["noFraction", { time: "2026-10-06T09:15:01Z" }],
    ["targetRefused", { elbStatus: 401, targetStatus: 401, errorReason: null }],
    ["otherReason", { errorReason: "WAFConnectionTimeout" }],
    ["nonAscii", { userAgent: "Überbrowser 日本" }],
  ] as const)("is not misled by %s", (name, expected) => {
    expect(record(exampleLine(trapCases[name]))).toMatchObject(expected);
  });

  it.each(Array.from({ length: 13 }, (_, index) => 25 + index))("takes a line of %i fields", (count) => {
    const read = record(exampleLine({}, count));
    expect(read).toMatchObject({ errorReason: "AuthTokenEpRequestFailed", fieldCount: count });
    expect(read.connTraceId).toBe(count >= 30 ? "TID_6bc1f1a2d5b3e14c9a1df0b2c3d4e5f6" : null);
  });

  it.each(["", "\n", "\r\n"])("ignores the line end %j", (lineEnd) => {
    expect(record(exampleLine({}, 25) + lineEnd).errorReason).toBe("AuthTokenEpRequestFailed");
  });

  it.each([
    ["an empty line", "", /field 2 is not a time/],
    ["prose", "Enable AccessLog for ELB: shop-alb at 2026-10-06T09:15:01.123Z", /field 2 is not a time/],
    ["a short line", exampleLine({}, 24), /24 fields, where at least 25/],
    ["a status that is none", exampleLine({ elbStatus: "OK" }), /field 9/],
    ["a target status that is none", exampleLine({ targetStatus: "x" }), /field 10/],
    ["a time that is none", exampleLine({ time: "2026-99-06T09:15:01.123456Z" }), /field 2/],
    ["a quote that never closes", exampleLine({ userAgent: '"open' }).replaceAll('" ', "' "), /field/],
    ["a rule that is none", exampleLine({ rule: "first" }), /field 21/],
    ["a reason that is none", exampleLine({ errorReason: '"two words"' }), /field 25/],
    [
      "a connection log",
      "2026-10-06T09:15:01.123456Z 203.0.113.10 51512 443 TLSv1.3 TLS_AES_128_GCM_SHA256 0.01 - - - Success TID_1",
      /field 2/,
    ],
  ])("says what is wrong with %s", (_, line, problem) => {
    const result = parseAlbLogLine(line);
    expect(result.ok ? "read" : result.problem).toMatch(problem);
  });
});

describe("splitFields", () => {
  it.each(Object.entries({ ...exampleCases, ...trapCases }))("loses nothing of %s", (_, changes) => {
    const line = exampleLine(changes);
    expect(splitFields(line).join(" ")).toBe(line);
  });
});
