import { describe, expect, it } from "vitest";
import type { GatewayResponse } from "../../../model/api";
import type { BroughtResponse } from "../../../model/brought";
import { readAnswer } from "./read-answer";
import type { AnswerReading, KnownOfApi } from "./reading";

const untouched: KnownOfApi = { kind: "rest", gatewayResponses: [] };
const http: KnownOfApi = { kind: "http", gatewayResponses: [] };

function answered(status: number, body: unknown, headers: Readonly<Record<string, string>>): BroughtResponse {
  return {
    status,
    headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
    body: typeof body === "string" ? body : JSON.stringify(body),
  };
}

function rest(status: number, errorType: string, body: unknown): BroughtResponse {
  return answered(status, body, {
    "x-amzn-RequestId": "6b4d…",
    "x-amz-apigw-id": "Zx0=",
    "x-amzn-ErrorType": errorType,
  });
}

const arn = "arn:aws:execute-api:eu-west-1:********3333:a1b2c3d4e5/prod/GET/orders";
const invoke = `is not authorized to perform: execute-api:Invoke on resource: ${arn}`;
const own = "User is not authorized to access this resource";

type Row = [
  name: string,
  response: BroughtResponse,
  meaning: AnswerReading["meaning"],
  certainty: AnswerReading["certainty"],
  types: string,
];

/** One row a row of the facts on REST gateway responses (1.1). */
const restRows: Row[] = [
  [
    "unauthorized",
    rest(401, "UnauthorizedException", { message: "Unauthorized" }),
    "unauthorized",
    "proven",
    "UNAUTHORIZED",
  ],
  [
    "an expired Cognito token",
    rest(401, "UnauthorizedException", { message: "The incoming token has expired" }),
    "token-expired",
    "proven",
    "UNAUTHORIZED",
  ],
  [
    "the authorizer's policy denies",
    rest(403, "AccessDeniedException", { Message: `${own} with an explicit deny` }),
    "policy-explicit-deny",
    "proven",
    "ACCESS_DENIED",
  ],
  [
    "the same in AWS's newest words",
    rest(403, "AccessDeniedException", {
      Message: `${own} with an explicit deny in an identity-based policy`,
    }),
    "policy-explicit-deny",
    "proven",
    "ACCESS_DENIED",
  ],
  [
    "the authorizer's policy does not cover it",
    rest(403, "AccessDeniedException", { Message: own }),
    "policy-implicit-deny",
    "proven",
    "ACCESS_DENIED",
  ],
  [
    "the resource policy is silent",
    rest(403, "AccessDeniedException", { Message: `User: anonymous ${invoke}` }),
    "resource-policy-silent",
    "proven",
    "ACCESS_DENIED",
  ],
  [
    "the resource policy denies",
    rest(403, "AccessDeniedException", { Message: `User: anonymous ${invoke} with an explicit deny` }),
    "resource-policy-deny",
    "proven",
    "ACCESS_DENIED",
  ],
  [
    "no such method",
    rest(403, "MissingAuthenticationTokenException", { message: "Missing Authentication Token" }),
    "method-missing",
    "proven",
    "MISSING_AUTHENTICATION_TOKEN",
  ],
  [
    "the same with a Bearer header",
    rest(403, "IncompleteSignatureException", {
      message: "'eyJ' not a valid key=value pair (missing equal-sign) in Authorization header: 'Bearer eyJ'.",
    }),
    "header-read-as-signature",
    "proven",
    "MISSING_AUTHENTICATION_TOKEN",
  ],
  [
    "the same, parts of a signature missing",
    rest(403, "IncompleteSignatureException", {
      message:
        "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter.",
    }),
    "header-read-as-signature",
    "proven",
    "MISSING_AUTHENTICATION_TOKEN",
  ],
  [
    "a wrong signature",
    rest(403, "InvalidSignatureException", {
      message:
        "The request signature we calculated does not match the signature you provided. Check your key.",
    }),
    "signature-mismatch",
    "proven",
    "INVALID_SIGNATURE",
  ],
  [
    "an old signature",
    rest(403, "InvalidSignatureException", {
      message: "Signature expired: 20260101T000000Z is now earlier than 20260101T010000Z",
    }),
    "credentials-expired",
    "proven",
    "EXPIRED_TOKEN",
  ],
  [
    "expired credentials",
    rest(403, "ExpiredTokenException", { message: "The security token included in the request is expired" }),
    "credentials-expired",
    "likely",
    "EXPIRED_TOKEN",
  ],
  [
    "invalid credentials",
    rest(403, "AccessDeniedException", { message: "The security token included in the request is invalid." }),
    "credentials-invalid",
    "proven",
    "ACCESS_DENIED",
  ],
  [
    "a key, or a web ACL, or a shut door",
    rest(403, "ForbiddenException", { message: "Forbidden" }),
    "forbidden",
    "proven",
    "INVALID_API_KEY WAF_FILTERED",
  ],
  [
    "a key in AWS's older words",
    rest(403, "ForbiddenException", { message: "Invalid API Key identifier specified" }),
    "api-key",
    "proven",
    "INVALID_API_KEY",
  ],
  [
    "the function failed",
    rest(500, "AuthorizerFailureException", { message: null }),
    "authorizer-failure",
    "likely",
    "AUTHORIZER_FAILURE",
  ],
  [
    "the function failed, worded",
    rest(500, "AuthorizerFailureException", { message: "Internal server error" }),
    "authorizer-failure",
    "likely",
    "AUTHORIZER_FAILURE",
  ],
  [
    "the function could not be called",
    rest(500, "AuthorizerConfigurationException", { message: null }),
    "authorizer-configuration",
    "proven",
    "AUTHORIZER_CONFIGURATION_ERROR",
  ],
  [
    "not found behind it",
    rest(404, "NotFoundException", { message: "No order 17" }),
    "not-found",
    "likely",
    "RESOURCE_NOT_FOUND",
  ],
  [
    "throttled",
    rest(429, "TooManyRequestsException", { message: "Too Many Requests" }),
    "throttled",
    "proven",
    "THROTTLED",
  ],
  [
    "quota used up",
    rest(429, "LimitExceededException", { message: "Limit Exceeded" }),
    "quota",
    "proven",
    "QUOTA_EXCEEDED",
  ],
];

/** HTTP API rows (1.4). */
function httpAnswer(status: number, message: string, challenge?: string): BroughtResponse {
  return answered(
    status,
    { message },
    {
      "apigw-requestid": "ABC=",
      ...(challenge === undefined ? {} : { "www-authenticate": challenge }),
    },
  );
}
const invalid = (description: string) =>
  `Bearer scope="" error="invalid_token" error_description="${description}"`;

const httpRows: Row[] = [
  ["no token", httpAnswer(401, "Unauthorized", "Bearer"), "token-missing", "likely", ""],
  [
    "no token, said",
    httpAnswer(401, "Unauthorized", invalid("token not provided")),
    "token-missing",
    "proven",
    "",
  ],
  [
    "no JWT",
    httpAnswer(401, "Unauthorized", invalid("token contains an invalid number of segments")),
    "token-malformed",
    "proven",
    "",
  ],
  [
    "another audience",
    httpAnswer(
      401,
      "Unauthorized",
      'Bearer error="invalid_token" error_description="the token does not have a valid audience"',
    ),
    "token-audience",
    "proven",
    "",
  ],
  [
    "another issuer",
    httpAnswer(401, "Unauthorized", invalid("issuer does not match")),
    "token-issuer",
    "proven",
    "",
  ],
  [
    "an elliptic-curve signature",
    httpAnswer(401, "Unauthorized", invalid("signing method ES256 is invalid")),
    "token-algorithm",
    "proven",
    "",
  ],
  [
    "no discovery document",
    httpAnswer(401, "Unauthorized", invalid("OIDC discovery endpoint communication error")),
    "keys-unreachable",
    "proven",
    "",
  ],
  [
    "no keys",
    httpAnswer(401, "Unauthorized", invalid("JWKS communication error")),
    "keys-unreachable",
    "proven",
    "",
  ],
  [
    "an expired token, in words that are inferred",
    httpAnswer(401, "Unauthorized", invalid("the token has expired")),
    "token-time",
    "likely",
    "",
  ],
  [
    "a reason that nobody knows",
    httpAnswer(401, "Unauthorized", invalid("something new")),
    "token-refused",
    "likely",
    "",
  ],
  [
    "no scope",
    httpAnswer(
      403,
      "Forbidden",
      'Bearer scope="A B" error="insufficient_scope" error_description="expected scopes: [A B]"',
    ),
    "token-scopes",
    "proven",
    "",
  ],
  ["a Lambda authorizer refuses", httpAnswer(401, "Unauthorized"), "unauthorized", "likely", ""],
  ["a Lambda authorizer denies, or a shut door", httpAnswer(403, "Forbidden"), "forbidden", "likely", ""],
  ["a Lambda authorizer fails", httpAnswer(500, "Internal Server Error"), "internal-error", "likely", ""],
  ["no route", httpAnswer(404, "Not Found"), "not-found", "likely", ""],
  ["throttled", httpAnswer(429, "Too Many Requests"), "throttled", "likely", ""],
];

describe("readAnswer", () => {
  it.each(restRows)("REST: %s", (_name, response, meaning, certainty, types) => {
    const reading = readAnswer(response, untouched);
    expect(reading).toMatchObject({ door: "rest", meaning, certainty });
    expect(reading.types.join(" ")).toBe(types);
  });

  it.each(restRows.filter(([, response]) => response.status < 500))(
    "REST, DEFAULT_4XX customised: %s proves nothing",
    (_name, response) => {
      const customised: GatewayResponse = {
        responseType: "DEFAULT_4XX",
        responseParameters: {},
        responseTemplates: {},
      };
      const reading = readAnswer(response, { kind: "rest", gatewayResponses: [customised] });
      expect(reading.certainty).toBe("open");
    },
  );

  it.each(restRows)("REST, gateway responses not read: %s is likely at most", (_name, response, meaning) => {
    const reading = readAnswer(response, { kind: "rest", gatewayResponses: undefined });
    expect(reading).toMatchObject({ meaning, certainty: "likely" });
    expect(reading.notes.join(" ")).toMatch(/were not read/);
  });

  it.each(httpRows)("HTTP API: %s", (_name, response, meaning, certainty) => {
    expect(readAnswer(response, http)).toMatchObject({ door: "http", meaning, certainty, types: [] });
  });

  it("follows a status that DEFAULT_4XX changed, by the exception", () => {
    const response = rest(400, "UnauthorizedException", { error: "Unauthorized" });
    const customised: GatewayResponse = {
      responseType: "DEFAULT_4XX",
      statusCode: "400",
      responseParameters: {},
      responseTemplates: {},
    };
    expect(readAnswer(response, { kind: "rest", gatewayResponses: [customised] })).toMatchObject({
      door: "rest",
      meaning: "unauthorized",
      types: ["UNAUTHORIZED"],
      certainty: "open",
    });
  });

  it("keeps what another customised type does not touch", () => {
    const response = rest(401, "UnauthorizedException", { message: "Unauthorized" });
    const customised: GatewayResponse = {
      responseType: "ACCESS_DENIED",
      responseParameters: {},
      responseTemplates: {},
    };
    expect(readAnswer(response, { kind: "rest", gatewayResponses: [customised] }).certainty).toBe("proven");
    const as401 = { ...customised, statusCode: "401" };
    expect(readAnswer(response, { kind: "rest", gatewayResponses: [as401] }).certainty).toBe("open");
  });

  /** Which door answered (1.2). */
  const page = "<H1>403 ERROR</H1><H2>The request could not be satisfied.</H2>";
  const doors: [string, BroughtResponse, KnownOfApi, AnswerReading["door"], AnswerReading["certainty"]][] = [
    [
      "a REST API's backend, its header renamed",
      answered(
        401,
        { error: "no" },
        { "x-amz-apigw-id": "Zx0=", "x-amzn-Remapped-WWW-Authenticate": "Bearer" },
      ),
      untouched,
      "backend",
      "proven",
    ],
    [
      "a REST API's backend",
      answered(401, { message: "Unauthorized" }, { "x-amz-apigw-id": "Zx0=" }),
      untouched,
      "backend",
      "likely",
    ],
    [
      "a REST API's backend, or a customised response",
      answered(401, { message: "Unauthorized" }, { "x-amz-apigw-id": "Zx0=" }),
      {
        kind: "rest",
        gatewayResponses: [{ responseType: "UNAUTHORIZED", responseParameters: {}, responseTemplates: {} }],
      },
      "backend",
      "open",
    ],
    [
      "an HTTP API's backend that writes a bare challenge",
      answered(401, "", { "apigw-requestid": "A=", "www-authenticate": "Bearer", "content-length": "0" }),
      http,
      "backend",
      "likely",
    ],
    [
      "an HTTP API's backend with a reason of its own",
      answered(
        401,
        { error: "expired" },
        { "apigw-requestid": "A=", "www-authenticate": 'Bearer error="invalid_token"' },
      ),
      http,
      "backend",
      "likely",
    ],
    [
      "an exception without the id of a REST API",
      answered(401, { message: "Unauthorized" }, { "x-amzn-errortype": "UnauthorizedException" }),
      untouched,
      "rest",
      "proven",
    ],
    [
      "an edge-optimised API behind CloudFront",
      answered(
        403,
        { message: "Missing Authentication Token" },
        {
          via: "1.1 abc.cloudfront.net (CloudFront)",
          "x-cache": "Error from cloudfront",
          "x-amz-apigw-id": "Zx0=",
          "x-amzn-errortype": "MissingAuthenticationTokenException",
        },
      ),
      untouched,
      "rest",
      "proven",
    ],
    [
      "CloudFront itself",
      answered(403, page, { server: "CloudFront", "content-type": "text/html" }),
      untouched,
      "cloudfront",
      "likely",
    ],
    [
      "a challenge of a web ACL",
      answered(202, "", { "x-amzn-waf-action": "challenge" }),
      untouched,
      "waf",
      "proven",
    ],
    ["a load balancer", answered(401, "<html></html>", { server: "awselb/2.0" }), untouched, "alb", "likely"],
    ["another server", answered(401, "no", { server: "nginx" }), untouched, "unknown", "open"],
    [
      "a body alone, of a REST API",
      answered(401, { message: "Unauthorized" }, {}),
      untouched,
      "rest",
      "likely",
    ],
    ["a body alone, of an HTTP API", answered(401, { message: "Unauthorized" }, {}), http, "http", "likely"],
    [
      "a body alone, nothing known",
      answered(401, { message: "Unauthorized" }, {}),
      { kind: undefined, gatewayResponses: undefined },
      "unknown",
      "open",
    ],
    ["a status alone", answered(401, "", {}), untouched, "unknown", "open"],
    [
      "a WebSocket handshake",
      rest(401, "UnauthorizedException", { message: "Unauthorized" }),
      { kind: "ws", gatewayResponses: undefined },
      "rest",
      "proven",
    ],
  ];
  it.each(doors)("door: %s", (_name, response, known, door, certainty) => {
    expect(readAnswer(response, known)).toMatchObject({ door, certainty });
  });

  it.each([
    [
      "null, which either fault of an authorizer writes",
      { message: null },
      "AUTHORIZER_FAILURE AUTHORIZER_CONFIGURATION_ERROR API_CONFIGURATION_ERROR",
    ],
    [
      "the usual words",
      { message: "Internal server error" },
      "AUTHORIZER_FAILURE AUTHORIZER_CONFIGURATION_ERROR API_CONFIGURATION_ERROR",
    ],
  ])("500 without headers: %s", (_name, body, types) => {
    const reading = readAnswer(answered(500, body, {}), untouched);
    expect(reading).toMatchObject({ meaning: "internal-error", certainty: "likely" });
    expect(reading.types.join(" ")).toBe(types);
  });

  it("takes a text that is not AWS's for no proof", () => {
    const reading = readAnswer(rest(401, "UnauthorizedException", { message: "please sign in" }), untouched);
    expect(reading).toMatchObject({ certainty: "open", types: ["UNAUTHORIZED"] });
  });
});
