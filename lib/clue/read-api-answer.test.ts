import { describe, expect, it } from "vitest";
import { findSymptom, unknownSymptom } from "../diagnose/index";
import { knownAnswers } from "../facts/api/answer/known-answers";
import { recognise } from "./recognise";

const audience =
  'www-authenticate: Bearer scope="" error="invalid_token" error_description="the token does not have a valid audience"';

const pastes: [string, string, string][] = [
  ["a body", '{"message":"Missing Authentication Token"}', "MISSING_AUTHENTICATION_TOKEN"],
  ["a body in capitals", '{"Message": "User is not authorized to access this resource"}', "ACCESS_DENIED"],
  ["a body that two doors write", '{"message":"Unauthorized"}', "UNAUTHORIZED"],
  ["a body of many doors", '{"message":"Forbidden"}', "ForbiddenException"],
  ["a body that says null", '{"message":null}', "500"],
  ["a body of an HTTP API", '{"message":"Not Found"}', "404"],
  ["an expired Cognito token", '{"message":"The incoming token has expired"}', "UNAUTHORIZED"],
  ["a quota", '{"message":"Limit Exceeded"}', "QUOTA_EXCEEDED"],
  ["a status and a body", '403 {"message":"Missing Authentication Token"}', "MISSING_AUTHENTICATION_TOKEN"],
  ["a status, its words and a body", '403 Forbidden\n{"message":"Forbidden"}', "ForbiddenException"],
  ["a text", "Missing Authentication Token", "MISSING_AUTHENTICATION_TOKEN"],
  ["a text in quotes", '"Missing Authentication Token"', "MISSING_AUTHENTICATION_TOKEN"],
  ["a text behind its status", "403: Missing Authentication Token", "MISSING_AUTHENTICATION_TOKEN"],
  [
    "a text with a caller and an ARN",
    "User: anonymous is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:eu-west-1:********9012:abc/prod/GET/orders",
    "ACCESS_DENIED",
  ],
  [
    "a text with a token",
    "'eyJSECRET' not a valid key=value pair (missing equal-sign) in Authorization header: 'Bearer eyJSECRET'.",
    "MISSING_AUTHENTICATION_TOKEN",
  ],
  ["a challenge", audience, "token-audience"],
  ["a challenge of curl -v", `< ${audience}`, "token-audience"],
  ["a challenge with another text", 'WWW-Authenticate: Bearer error="invalid_token"', "invalid_token"],
  [
    "a challenge about scopes",
    'www-authenticate: Bearer scope="a" error="insufficient_scope" error_description="expected scopes: [a]"',
    "insufficient_scope",
  ],
  ["an exception", "x-amzn-ErrorType: UnauthorizedException", "UnauthorizedException"],
  ["an exception of tomorrow", "x-amzn-errortype: BrandNewException", "BrandNewException"],
  [
    "an exception and a body",
    'x-amzn-errortype: ForbiddenException\n\n{"message":"Forbidden"}',
    "ForbiddenException",
  ],
  [
    "curl -i of a REST API",
    'HTTP/2 403\nx-amz-apigw-id: a\nx-amzn-errortype: AccessDeniedException\n\n{"Message":"User is not authorized to access this resource"}',
    "ACCESS_DENIED",
  ],
  [
    "curl -i of a customised response",
    "HTTP/2 400\nx-amz-apigw-id: a\nx-amzn-errortype: UnauthorizedException\n\n<no/>",
    "UnauthorizedException",
  ],
  [
    "curl -i of an HTTP API",
    `HTTP/2 401\napigw-requestid: a\n${audience}\n\n{"message":"Unauthorized"}`,
    "token-audience",
  ],
  [
    "curl -i of an HTTP API without a token",
    'HTTP/2 401\napigw-requestid: a\nwww-authenticate: Bearer\n\n{"message":"Unauthorized"}',
    "token-missing",
  ],
  ["wscat", "error: Unexpected server response: 401", "websocket-connect"],
  ["a type", "UNAUTHORIZED", "UNAUTHORIZED"],
  ["a type in a sentence", "we get ACCESS_DENIED since Monday", "ACCESS_DENIED"],
  ["an OAuth error of almost the same name", "access_denied", "access_denied"],
  ["the backend's answer", 'HTTP/2 401\nx-amz-apigw-id: a\n\n{"message":"Unauthorized"}', "401"],
  ["a load balancer's answer", "HTTP/2 403\nserver: awselb/2.0\n\n<html>", "403"],
  ["a status with its words", "401 UNAUTHORIZED", "401"],
];

describe("an answer of API Gateway without a URL", () => {
  it.each(pastes)("%s leads to its page", (_, text, symptom) => {
    const found = recognise(text);
    expect(found).toMatchObject({ kind: "symptom", symptom });
    expect(JSON.stringify(found)).not.toContain("SECRET");
    expect(findSymptom(symptom) ?? unknownSymptom(symptom)).toBeDefined();
  });

  it.each(knownAnswers.filter(({ body }) => body !== undefined).map(({ header, body }) => [header, body]))(
    "%s %s has a page",
    (header, body = "") => {
      const found = recognise(header === undefined ? body : `${header}\n\n${body}`);
      expect(found.kind).toBe("symptom");
      if (found.kind === "symptom") expect(findSymptom(found.symptom)).toBeDefined();
    },
  );

  it.each([
    ["a URL beside it", 'https://api.example.com/orders {"message":"Unauthorized"}', "request"],
    ["a URL and a type", "https://api.example.com/orders UNAUTHORIZED", "request"],
    ["JSON of others", '{"error":"nope"}', "unknown"],
    ["a message of others", '{"message":"Something else"}', "unknown"],
    ["one word", "Unauthorized", "unknown"],
    ["a sentence", "sign-in is broken", "unknown"],
  ])("%s is something else", (_, text, kind) => {
    expect(recognise(text).kind).toBe(kind);
  });

  it("goes on beside a URL as its reason", () => {
    expect(recognise("https://api.example.com/orders UNAUTHORIZED")).toMatchObject({
      parameters: { reason: "UNAUTHORIZED" },
    });
  });
});
