import { describe, expect, it } from "vitest";
import { findGatewayType, findOauthError, findReason, findStatus } from "./known-words";

describe("findReason", () => {
  it.each([
    ["AuthTokenEpRequestFailed", "AuthTokenEpRequestFailed"],
    ["reason: JWKSRequestFailed.", "JWKSRequestFailed"],
    ["JWTHeaderNotPresent", "JWTHeaderNotPresent"],
    ["Authorization: Bearer", null],
    ["LambdaUnhandled", null],
  ])("%s", (text, expected) => {
    expect(findReason(text)).toBe(expected);
  });
});

describe("findOauthError", () => {
  it.each([
    ["error=redirect_mismatch", "redirect_mismatch"],
    ["invalid_grant: code used", "invalid_grant"],
    ["some_word", null],
  ])("%s", (text, expected) => {
    expect(findOauthError(text)).toBe(expected);
  });
});

describe("findGatewayType", () => {
  it.each([
    ["UNAUTHORIZED", "UNAUTHORIZED"],
    ["THROTTLED", "THROTTLED"],
    ["ACCESS_DENIED", "ACCESS_DENIED"],
    ["the log says MISSING_AUTHENTICATION_TOKEN.", "MISSING_AUTHENTICATION_TOKEN"],
    ["DEFAULT_4XX", "DEFAULT_4XX"],
    ["{ responseType :  UNAUTHORIZED ,  status : 401 }", "UNAUTHORIZED"],
    ["401 UNAUTHORIZED", null],
    ["UNAUTHORIZED again", null],
    ["access_denied", null],
    ["USER_POOL_ID", null],
    ["Unauthorized", null],
  ])("%s", (text, expected) => {
    expect(findGatewayType(text)).toBe(expected);
  });
});

describe("findStatus", () => {
  it.each([
    ["561", "561"],
    ["HTTP/2 401", "401"],
    ["HTTP/1.1 561 Unknown", "561"],
    ["I get a 561 on login", "561"],
    ["status=500", "500"],
    ["error 401: Unauthorized", "401"],
    ["99", null],
    ["port 8080", null],
    ["10.200.3.4", null],
    ["600", null],
  ])("%s", (text, expected) => {
    expect(findStatus(text)).toBe(expected);
  });
});
