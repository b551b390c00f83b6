import { describe, expect, it } from "vitest";
import { readApiLogs } from "./read-api-logs";
import { recognise } from "./recognise";

const id = "5e66f8e4-1234-4cde-8f90-1234567890ab";
const host = "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com";
const time = "06/Oct/2026:09:15:01 +0000";
const at = "2026-10-06T09:15:01.000Z";

/** Formats as AWS's own page shows them: https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html */
const rest = {
  requestId: id,
  ip: "203.0.113.9",
  requestTime: time,
  httpMethod: "GET",
  resourcePath: "/orders/{id}",
  status: "401",
};
const line = (more: object = {}) => JSON.stringify({ ...rest, ...more });

describe("lines of an access log", () => {
  it.each<[string, string, object]>([
    [
      "JSON with what is recommended",
      line({ domainName: host, path: "/prod/orders/7", "error.responseType": "UNAUTHORIZED" }),
      { url: `https://${host}/prod/orders/7`, status: "401", reason: "UNAUTHORIZED", at },
    ],
    [
      "nested JSON",
      line({
        domainName: host,
        path: "/prod/orders/7",
        error: { responseType: "ACCESS_DENIED" },
        status: 403,
      }),
      { url: `https://${host}/prod/orders/7`, status: "403", reason: "ACCESS_DENIED", at },
    ],
    [
      "JSON over several lines",
      JSON.stringify({ ...rest, host, stage: "prod" }, null, 2),
      { url: `https://${host}/prod/orders/id`, status: "401", at },
    ],
    [
      "an HTTP API's, with its authorizer's error",
      JSON.stringify({
        requestId: "JKJaXmPLvHcESHA=",
        requestTimeEpoch: 1_791_278_101_000,
        routeKey: "GET /orders",
        domainName: "api.example.com",
        status: "401",
        authorizerError: "invalid_token: the token has expired",
      }),
      { url: "https://api.example.com/orders", status: "401", reason: "invalid_token", at },
    ],
    [
      "names of somebody's own, behind the time of CloudWatch",
      `2026-10-06T09:15:02.000Z requestId=${id} domain_name="${host}" http_method=POST path=/prod/login status=403 responseType=INVALID_API_KEY`,
      { url: `https://${host}/prod/login`, status: "403", reason: "INVALID_API_KEY" },
    ],
  ])("%s", (_, text, parameters) => {
    expect(recognise(text)).toMatchObject({
      kind: "request",
      what: "an access-log line of API Gateway",
      parameters,
    });
  });

  it.each<[string, string, string]>([
    ["JSON", line(), "401"],
    ["JSON with a type", line({ responseType: "EXPIRED_TOKEN" }), "EXPIRED_TOKEN"],
    ["JSON with the message", line({ errorMessage: "Unauthorized" }), "UNAUTHORIZED"],
    ["the Common Log Format", `203.0.113.9 - - [${time}]"GET /orders HTTP/1.1" 403 42 ${id} XyZ=`, "403"],
    [
      "the Common Log Format of an HTTP API",
      `203.0.113.9 - - [${time}] "GET GET /orders HTTP/1.1" 401 26 JKJaXmPLvHcESHA=`,
      "401",
    ],
    ["CSV", `203.0.113.9,-,-,${time},GET,/orders,HTTP/1.1,429,42,${id},XyZ=`, "429"],
    [
      "XML",
      `<request id="${id}"> <ip>203.0.113.9</ip> <httpMethod>GET</httpMethod> <resourcePath>/orders</resourcePath> <status>403</status> </request>`,
      "403",
    ],
    [
      "an authorizer's error alone",
      line({ authorizerError: "invalid_token: the token has expired" }),
      "token-time",
    ],
  ])("%s, without a host, leads to what explains it", (_, text, symptom) => {
    expect(recognise(text)).toMatchObject({ kind: "symptom", symptom });
  });

  it("takes of several the first that was refused", () => {
    const text = [
      line({ status: "200", domainName: host }),
      line({ status: "403", domainName: host, stage: "prod" }),
    ];
    expect(recognise(text.join("\n"))).toMatchObject({
      what: "2 access-log lines of API Gateway",
      parameters: { status: "403", url: `https://${host}/prod/orders/id` },
    });
  });

  it("says what of the path it does not know", () => {
    expect(recognise(line({ domainName: host }))).toMatchObject({
      notes: [expect.stringContaining("not the path"), expect.stringContaining("does not name the stage")],
    });
  });
});

/** As a REST API writes one request: https://repost.aws/knowledge-center/api-gateway-logs */
const execution = [
  "Extended Request Id: XyZ123=",
  `Verifying Usage Plan for request: ${id}. API Key:  API Stage: a1b2c3d4e5/prod`,
  "API Key authorized because method 'GET /orders' does not require API Key. Request will not contribute to throttle or quota limits",
  "Starting execution for request: 5e66f8e4",
  "HTTP Method: GET, Resource Path: /orders",
  `Method request headers: {Accept=*/*, Authorization=Bearer SECRETTOKEN, Host=${host}, Cookie=SECRETCOOKIE}`,
  "Method request query string: {code=SECRETCODE}",
  "Starting authorizer: x1y2z3 for request: 5e66f8e4",
].map((said) => `(${id}) ${said}`);

describe("lines of an execution log", () => {
  it.each<[string, readonly string[], object]>([
    ["Unauthorized request", [`Unauthorized request: ${id}`], { status: "401", reason: "UNAUTHORIZED" }],
    [
      "a named type",
      ["Gateway response type: EXPIRED_TOKEN with status code: 403"],
      { status: "403", reason: "EXPIRED_TOKEN" },
    ],
    [
      "a policy that is none",
      [
        "Execution failed due to configuration error: Could not parse policy: null",
        "Gateway response type: AUTHORIZER_CONFIGURATION_ERROR with status code: 500",
      ],
      { status: "500", reason: "AUTHORIZER_CONFIGURATION_ERROR" },
    ],
    [
      "a function that may not be called",
      ["Execution failed due to configuration error: Invalid permissions on Lambda function"],
      { status: "500", reason: "AUTHORIZER_CONFIGURATION_ERROR" },
    ],
    ["a status alone", ["Method completed with status: 502"], { status: "502" }],
  ])("%s", (_, said, parameters) => {
    const text = [...execution, ...said.map((each) => `(${id}) ${each}`)].join("\n");
    const found = recognise(text);
    expect(found).toMatchObject({
      kind: "request",
      what: "an execution log of API Gateway",
      parameters: { url: `https://${host}/prod/orders`, ...parameters },
    });
    expect(JSON.stringify(found)).not.toContain("SECRET");
  });

  it("has its time where CloudWatch wrote it before", () => {
    const text = `2026-10-06T09:15:01.000Z (${id}) Unauthorized request: ${id}`;
    expect(recognise(text)).toMatchObject({ kind: "symptom", symptom: "UNAUTHORIZED" });
  });
});

describe("secrets in lines", () => {
  it.each([
    ["a query in the path", line({ domainName: host, path: "/prod/cb?code=SECRETCODE&state=SECRETSTATE" })],
    [
      "a header that was logged",
      line({ domainName: host, authorization: "Bearer SECRET", cookie: "a=SECRET" }),
    ],
    [
      "an error that quotes the token",
      line({
        domainName: host,
        authorizerError: "invalid_token: Bearer eyJhbGciOiJIUzI1NiJ9.SECRETPAYLOAD.x",
      }),
    ],
  ])("%s goes nowhere", (_, text) => {
    expect(JSON.stringify(recognise(text))).not.toContain("SECRET");
  });
});

describe("what is none", () => {
  it.each([
    ["a HAR", '{"log": {"version": "1.2", "entries": []}}'],
    ["an answer", '{"message": "Unauthorized"}'],
    [
      "a web server's log",
      '203.0.113.9 - - [06/Oct/2026:09:15:01 +0000] "GET / HTTP/1.1" 401 26 "-" "Mozilla/5.0"',
    ],
    [
      "a format",
      '{"requestId":"$context.requestId","status":"$context.status","httpMethod":"$context.httpMethod"}',
    ],
    ["words", "requestId, status and routeKey are in the log"],
    ["JSON of something else", '{"status": 401, "detail": "no"}'],
  ])("%s", (_, text) => {
    expect(readApiLogs(text)).toBeNull();
  });

  it("is told quickly", () => {
    for (const junk of ["requestId=", "{", "(", "a,", "1 2 3 [", "<request>"]) {
      expect(readApiLogs(junk.repeat(Math.floor(1_900_000 / junk.length)))).toBeNull();
    }
  });
});
