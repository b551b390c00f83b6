import { describe, expect, it } from "vitest";
import { mayBeOnePool } from "./pool-domains";

const pool = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI";
const prefix = "https://shop.auth.eu-west-1.amazoncognito.com/oauth2/token";
const custom = "https://login.shop.example/oauth2/token";

describe("mayBeOnePool", () => {
  it.each([
    ["prefix in the rule, custom domain published", pool, prefix, custom, true],
    ["custom domain in the rule, prefix published", pool, custom, prefix, true],
    ["two prefixes", pool, prefix, prefix.replace("shop", "depot"), false],
    ["two custom domains", pool, custom, custom.replace("shop", "depot"), false],
    ["a prefix of another Region", pool, prefix.replace("eu-west-1", "us-east-1"), custom, false],
    ["another provider", "https://login.shop.example", prefix, custom, false],
    ["no address", pool, "login.shop.example", prefix, false],
  ])("%s: %s", (_name, issuer, own, named, expected) => {
    expect(mayBeOnePool(issuer, own, named)).toBe(expected);
  });
});
