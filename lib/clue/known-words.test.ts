import { describe, expect, it } from "vitest";
import { findOauthError, findReason, findStatus } from "./known-words";

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
