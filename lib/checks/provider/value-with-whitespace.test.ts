import { cognitoSnapshot, jwtSnapshot, oidcSnapshot } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./value-with-whitespace";

const oidc = (values: Partial<Record<"Issuer" | "TokenEndpoint" | "ClientId" | "Scope", string>>) =>
  oidcSnapshot(({ config }) => {
    Object.assign(config, values);
  });

const jwt = (values: Partial<Record<"Issuer" | "JwksEndpoint", string>>) =>
  jwtSnapshot(({ config }) => {
    Object.assign(config, values);
  });

testCheck(check, {
  pass: [
    { name: "clean values of a rule that validates tokens", snapshot: jwtSnapshot() },
    { name: "clean values", snapshot: oidcSnapshot() },
    { name: "clean values of a user pool", snapshot: cognitoSnapshot() },
    { name: "single spaces part scopes", snapshot: oidc({ Scope: "openid email profile" }) },
    { name: "a client id may have a space inside", snapshot: oidc({ ClientId: "shop web" }) },
    { name: "letters beyond ASCII", snapshot: oidc({ ClientId: "läden" }) },
  ],
  fail: [
    {
      name: "a line break after the issuer of tokens",
      snapshot: jwt({ Issuer: "https://login.acme.example\n" }),
      because: /^Issuer ends in a line break\.$/,
      shows: /"expected":"https:\/\/login\.acme\.example"/,
    },
    {
      name: "a space before the key set",
      snapshot: jwt({ JwksEndpoint: " https://login.acme.example/keys" }),
      because: /^JwksEndpoint begins with white space\.$/,
    },
    {
      name: "a line break after the client id",
      snapshot: oidc({ ClientId: "shop-web\n" }),
      because: /^ClientId ends in a line break\.$/,
      shows: /"expected":"shop-web"/,
    },
    {
      name: "a carriage return",
      snapshot: oidc({ ClientId: "shop-web\r" }),
      because: /ends in a line break/,
    },
    {
      name: "a space before the issuer",
      snapshot: oidc({ Issuer: " https://login.acme.example" }),
      because: /begins with/,
    },
    {
      name: "a space after it",
      snapshot: oidc({ Issuer: "https://login.acme.example " }),
      because: /ends in white space/,
    },
    {
      name: "a zero-width space inside the client id",
      snapshot: oidc({ ClientId: "shop\u200bweb" }),
      because: /inside/,
      shows: /"expected":"shopweb"/,
    },
    {
      name: "a no-break space inside an address",
      snapshot: oidc({ TokenEndpoint: "https://login.acme.example/\u00a0token" }),
    },
    {
      name: "a tab inside an address",
      snapshot: oidc({ TokenEndpoint: "https://login.acme.example/\ttoken" }),
    },
    {
      name: "several",
      snapshot: oidc({ ClientId: "shop-web\n", Issuer: "https://login.acme.example\n" }),
      because: /^Issuer ends in a line break and ClientId ends in a line break\.$/,
    },
    {
      name: "a line break between scopes",
      snapshot: oidc({ Scope: "openid\nemail" }),
      shows: /"expected":"openid email"/,
    },
    {
      name: "two spaces between scopes are likely read over",
      snapshot: oidc({ Scope: "openid  email " }),
      certainty: "likely",
      severity: "hygiene",
    },
    {
      name: "a user pool's client id",
      snapshot: cognitoSnapshot(({ config }) => {
        config.UserPoolClientId = "1example23456789\n";
      }),
      because: /^UserPoolClientId/,
    },
    {
      name: "a user pool's domain",
      snapshot: cognitoSnapshot(({ config }) => {
        config.UserPoolDomain = "shop-login ";
      }),
      because: /^UserPoolDomain/,
    },
  ],
});
