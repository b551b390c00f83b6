import { describe, expect, it } from "vitest";
import { type AddressDifference, addressDifference } from "./same-provider";

const entra = "https://login.microsoftonline.com";
const tid = "8f2c1a6e-0000-4000-8000-123456789abc";
const keycloak = "https://id.acme.example";
const oidc = "protocol/openid-connect";

describe("addressDifference, of the addresses of real providers", () => {
  it.each<[AddressDifference, string, string, string]>([
    ["none", "equal", "https://acme.eu.auth0.com/oauth/token", "https://acme.eu.auth0.com/oauth/token"],
    [
      "none",
      "host in capitals",
      "https://Acme.eu.auth0.com/oauth/token",
      "https://acme.eu.auth0.com/oauth/token",
    ],
    [
      "none",
      "the port of https",
      "https://acme.eu.auth0.com:443/userinfo",
      "https://acme.eu.auth0.com/userinfo",
    ],
    [
      "path",
      "case of the path",
      "https://acme.eu.auth0.com/OAuth/token",
      "https://acme.eu.auth0.com/oauth/token",
    ],
    ["host", "no URL", "acme.eu.auth0.com/oauth/token", "https://acme.eu.auth0.com/oauth/token"],
    ["host", "another port", `${keycloak}:8443/realms/a/${oidc}/token`, `${keycloak}/realms/a/${oidc}/token`],

    [
      "path",
      "Google: older authorization endpoint",
      "https://accounts.google.com/o/oauth2/auth",
      "https://accounts.google.com/o/oauth2/v2/auth",
    ],
    [
      "path",
      "Google: token endpoint v4",
      "https://www.googleapis.com/oauth2/v4/token",
      "https://oauth2.googleapis.com/token",
    ],
    [
      "path",
      "Google: the first token endpoint",
      "https://accounts.google.com/o/oauth2/token",
      "https://oauth2.googleapis.com/token",
    ],
    [
      "path",
      "Google: userinfo v3",
      "https://www.googleapis.com/oauth2/v3/userinfo",
      "https://openidconnect.googleapis.com/v1/userinfo",
    ],
    [
      "host",
      "Google: a look-alike",
      "https://accounts.google.com.example/o/oauth2/v2/auth",
      "https://accounts.google.com/o/oauth2/v2/auth",
    ],

    ["path", "Entra: v1 beside v2", `${entra}/${tid}/oauth2/token`, `${entra}/${tid}/oauth2/v2.0/token`],
    ["tenant", "Entra: common", `${entra}/common/oauth2/v2.0/token`, `${entra}/${tid}/oauth2/v2.0/token`],
    [
      "tenant",
      "Entra: another tenant",
      `${entra}/acme.onmicrosoft.com/oauth2/v2.0/authorize`,
      `${entra}/${tid}/oauth2/v2.0/authorize`,
    ],
    [
      "none",
      "Entra: userinfo",
      "https://graph.microsoft.com/oidc/userinfo",
      "https://graph.microsoft.com/oidc/userinfo",
    ],
    [
      "host",
      "Entra: userinfo v1 beside v2",
      `${entra}/${tid}/openid/userinfo`,
      "https://graph.microsoft.com/oidc/userinfo",
    ],
    [
      "path",
      "Entra: an older login host",
      `https://login.windows.net/${tid}/oauth2/token`,
      `${entra}/${tid}/oauth2/token`,
    ],
    [
      "host",
      "Entra: another national cloud",
      `https://login.microsoftonline.us/${tid}/oauth2/v2.0/token`,
      `${entra}/${tid}/oauth2/v2.0/token`,
    ],

    [
      "path",
      "B2C: policy in the query",
      "https://acme.b2clogin.com/acme.onmicrosoft.com/oauth2/v2.0/token?p=b2c_1_signin",
      "https://acme.b2clogin.com/acme.onmicrosoft.com/b2c_1_signin/oauth2/v2.0/token",
    ],
    [
      "path",
      "B2C: the tenant by its id",
      `https://acme.b2clogin.com/${tid}/b2c_1_signin/oauth2/v2.0/token`,
      "https://acme.b2clogin.com/acme.onmicrosoft.com/b2c_1_signin/oauth2/v2.0/token",
    ],
    [
      "host",
      "B2C: another directory",
      "https://beta.b2clogin.com/beta.onmicrosoft.com/b2c_1_signin/oauth2/v2.0/token",
      "https://acme.b2clogin.com/acme.onmicrosoft.com/b2c_1_signin/oauth2/v2.0/token",
    ],

    [
      "tenant",
      "Okta: its own server beside the default one",
      "https://acme.okta.com/oauth2/v1/token",
      "https://acme.okta.com/oauth2/default/v1/token",
    ],
    [
      "tenant",
      "Okta: default beside custom",
      "https://acme.okta.com/oauth2/default/v1/userinfo",
      "https://acme.okta.com/oauth2/aus5xk2/v1/userinfo",
    ],
    [
      "none",
      "Okta: custom",
      "https://acme.okta.com/oauth2/aus5xk2/v1/authorize",
      "https://acme.okta.com/oauth2/aus5xk2/v1/authorize",
    ],
    [
      "host",
      "Okta: preview",
      "https://acme.oktapreview.com/oauth2/default/v1/token",
      "https://acme.okta.com/oauth2/default/v1/token",
    ],

    [
      "host",
      "Auth0: another Region",
      "https://acme.us.auth0.com/authorize",
      "https://acme.eu.auth0.com/authorize",
    ],
    [
      "path",
      "Auth0: another endpoint",
      "https://acme.eu.auth0.com/authorize",
      "https://acme.eu.auth0.com/oauth/authorize",
    ],

    [
      "tenant",
      "Keycloak: another realm",
      `${keycloak}/realms/master/${oidc}/token`,
      `${keycloak}/realms/shop/${oidc}/token`,
    ],
    [
      "tenant",
      "Keycloak: realm in capitals",
      `${keycloak}/realms/Shop/${oidc}/token`,
      `${keycloak}/realms/shop/${oidc}/token`,
    ],
    [
      "path",
      "Keycloak: the older path prefix",
      `${keycloak}/auth/realms/shop/${oidc}/token`,
      `${keycloak}/realms/shop/${oidc}/token`,
    ],

    [
      "host",
      "Cognito: another prefix",
      "https://depot.auth.eu-west-1.amazoncognito.com/oauth2/token",
      "https://shop.auth.eu-west-1.amazoncognito.com/oauth2/token",
    ],
    [
      "host",
      "Cognito: another Region",
      "https://shop.auth.us-east-1.amazoncognito.com/oauth2/userInfo",
      "https://shop.auth.eu-west-1.amazoncognito.com/oauth2/userInfo",
    ],
    [
      "path",
      "Cognito: case of userInfo",
      "https://shop.auth.eu-west-1.amazoncognito.com/oauth2/userinfo",
      "https://shop.auth.eu-west-1.amazoncognito.com/oauth2/userInfo",
    ],
  ])("%s: %s", (difference, _name, own, named) => {
    expect(addressDifference(own, named)).toBe(difference);
    expect(addressDifference(named, own)).toBe(difference);
  });
});
