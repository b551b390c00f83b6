import { ok } from "../../model/gathered";
import { answered, cognitoSnapshot, jwtSnapshot, oidcSnapshot } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./issuer-mismatch";

const tenant = "8f2c1a6e-0000-4000-8000-123456789abc";
const microsoft = "https://login.microsoftonline.com";

/** A rule that trusts `own`, where discovery names `named`. */
const trusting = (own: string, named: string | undefined, tokenEndpoint = `${own}/token`) =>
  oidcSnapshot(({ artifacts, config }) => {
    config.Issuer = own;
    config.TokenEndpoint = tokenEndpoint;
    artifacts.endpoints[tokenEndpoint] = ok(answered(tokenEndpoint, 405));
    artifacts.discoveries[own] = ok({
      probe: answered(`${own.replace(/\/$/, "")}/.well-known/openid-configuration`, 200),
      document: named === undefined ? {} : { issuer: named },
    });
  });

/** A rule that takes tokens of `own`, where discovery names `named`. */
const taking = (own: string, named: string) =>
  jwtSnapshot(({ artifacts, config }) => {
    config.Issuer = own;
    artifacts.discoveries[own] = ok({
      probe: answered(`${own.replace(/\/$/, "")}/.well-known/openid-configuration`, 200),
      document: { issuer: named },
    });
  });

testCheck(check, {
  pass: [
    { name: "equal, for tokens", snapshot: jwtSnapshot() },
    { name: "equal", snapshot: oidcSnapshot() },
    { name: "Google", snapshot: trusting("https://accounts.google.com", "https://accounts.google.com") },
    {
      name: "Auth0, whose issuer ends in a slash",
      snapshot: trusting("https://acme.eu.auth0.com/", "https://acme.eu.auth0.com/"),
    },
    { name: "Entra v2", snapshot: trusting(`${microsoft}/${tenant}/v2.0`, `${microsoft}/${tenant}/v2.0`) },
    {
      name: "Entra v1",
      snapshot: trusting(`https://sts.windows.net/${tenant}/`, `https://sts.windows.net/${tenant}/`),
    },
  ],
  fail: [
    {
      name: "a slash too many, for tokens",
      snapshot: taking("https://login.acme.example/", "https://login.acme.example"),
      because: /a slash too many\.$/,
      shows: /JwtValidationConfig\/Issuer/,
    },
    {
      name: "Entra v1 for tokens: which of the two a token names is not seen at an endpoint",
      snapshot: taking(`${microsoft}/${tenant}`, `https://sts.windows.net/${tenant}/`),
      shows: /"expected":"https:\/\/sts\.windows\.net/,
    },
    {
      name: "a slash too many",
      snapshot: trusting("https://login.acme.example/", "https://login.acme.example"),
      because: /a slash too many\.$/,
      shows: /"expected":"https:\/\/login\.acme\.example","nearest":"https:\/\/login\.acme\.example\/"/,
    },
    {
      name: "a slash too few",
      snapshot: trusting("https://acme.eu.auth0.com", "https://acme.eu.auth0.com/"),
      because: /lacks the slash/,
    },
    {
      name: "case",
      snapshot: trusting("https://login.acme.example/Shop", "https://login.acme.example/shop"),
      because: /upper and lower case/,
    },
    {
      name: "another Keycloak realm",
      snapshot: trusting("https://id.acme.example/realms/Shop1", "https://id.acme.example/realms/master"),
      because: /another realm/,
    },
    {
      name: "another Okta authorization server",
      snapshot: trusting("https://acme.okta.com/oauth2/default", "https://acme.okta.com/oauth2/aus1"),
      because: /calls itself https:\/\/acme\.okta\.com\/oauth2\/aus1\.$/,
    },
    {
      name: "another Region of Cognito",
      snapshot: trusting(
        "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_A",
        "https://cognito-idp.us-east-1.amazonaws.com/eu-west-1_A",
      ),
      because: /another Region/,
    },
    {
      name: "Entra v1 with v1 endpoints",
      snapshot: trusting(
        `${microsoft}/${tenant}`,
        `https://sts.windows.net/${tenant}/`,
        `${microsoft}/${tenant}/oauth2/token`,
      ),
      because: /v1 address/,
      shows: /"expected":"https:\/\/sts\.windows\.net/,
    },
    {
      name: "Entra v1 document with v2 endpoints: the tokens to come are v2",
      snapshot: trusting(
        `${microsoft}/${tenant}`,
        `https://sts.windows.net/${tenant}/`,
        `${microsoft}/${tenant}/oauth2/v2.0/token`,
      ),
      shows: /"expected":"https:\/\/login\.microsoftonline\.com\/[0-9a-f-]+\/v2\.0"/,
    },
    {
      name: "Entra for every tenant names a placeholder",
      snapshot: trusting(`${microsoft}/common/v2.0`, `${microsoft}/{tenantid}/v2.0`),
      because: /an address for every tenant/,
    },
  ],
  unknown: [
    { name: "the document names no issuer", snapshot: trusting("https://login.acme.example", undefined) },
    {
      name: "there is no document",
      snapshot: oidcSnapshot(({ artifacts, config }) => {
        artifacts.discoveries[config.Issuer] = ok({
          probe: answered(`${config.Issuer}/x`, 404),
          problem: "404",
        });
      }),
    },
  ],
  notApplicable: [{ name: "a user pool's issuer is not in the rule", snapshot: cognitoSnapshot() }],
});
