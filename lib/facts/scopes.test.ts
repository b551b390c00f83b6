import { describe, expect, it } from "vitest";
import { isCustomScope, scopesOf } from "./scopes";

describe("scopesOf", () => {
  it.each<[string, string[]]>([
    ["", []],
    [" ", []],
    ["openid", ["openid"]],
    ["openid email", ["openid", "email"]],
    ["  openid \t email\r\nphone ", ["openid", "email", "phone"]],
    ["openid openid email openid", ["openid", "email"]],
    ["openid OpenID", ["openid", "OpenID"]],
    ["openid,email", ["openid,email"]],
    ["openid+email", ["openid+email"]],
    ["https://api.example.com/read openid", ["https://api.example.com/read", "openid"]],
  ])("%j", (text, scopes) => {
    expect(scopesOf(text)).toEqual(scopes);
  });
});

describe("isCustomScope", () => {
  it.each<[string, boolean]>([
    ["shop/read", true],
    ["https://api.example.com/read", true],
    ["openid", false],
    ["aws.cognito.signin.user.admin", false],
  ])("%s: %s", (scope, custom) => {
    expect(isCustomScope(scope)).toBe(custom);
  });
});
