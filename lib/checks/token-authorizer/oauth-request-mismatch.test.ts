import type { Brought } from "../../model/brought";
import type { OAuthRequest } from "../../model/oauth-request";
import { type ApiParts, apiClientId, apiSnapshotOf } from "../../testing/api-snapshot-of";
import { testApiCheck } from "../../testing/test-api-check";
import check from "./oauth-request-mismatch";

const host = "shop-login.auth.eu-west-1.amazoncognito.com";
const token: OAuthRequest = {
  endpoint: "token",
  host,
  path: "/oauth2/token",
  method: "POST",
  contentType: "application/x-www-form-urlencoded",
  clientId: apiClientId,
  secret: "none",
  grantType: "authorization_code",
  redirectUri: "https://app.example.com/callback",
};
const authorize: OAuthRequest = {
  endpoint: "authorize",
  host,
  path: "/oauth2/authorize",
  method: "GET",
  clientId: apiClientId,
  responseType: "code",
  redirectUri: "https://app.example.com/callback",
  scope: "openid orders/read",
};
const { clientId: _, ...withoutClient } = token;
const brought = (...oauth: readonly OAuthRequest[]): { readonly brought: Brought } => ({
  brought: { oauth },
});
const asking = (changes: Partial<OAuthRequest>) => brought({ ...token, ...changes });
const snapshot = (edit?: (parts: ApiParts) => void) => apiSnapshotOf("rest-cognito", edit);
const withSecret = snapshot(({ client }) => {
  client.HasClientSecret = true;
  client.AllowedOAuthFlows = ["client_credentials"];
});
const denied = {
  state: "failed" as const,
  error: {
    code: "access-denied" as const,
    operation: "cognito-idp:DescribeUserPoolClient",
    resource: "",
    message: "no",
  },
};

testApiCheck(check, {
  pass: [
    { name: "a token request as the client has it", snapshot: snapshot(), ...asking({}) },
    { name: "a refreshed token", snapshot: snapshot(), ...asking({ grantType: "refresh_token" }) },
    {
      name: "the FIPS name of the domain",
      snapshot: snapshot(),
      ...asking({ host: "shop-login.auth-fips.eu-west-1.amazoncognito.com" }),
    },
    { name: "an authorize request", snapshot: snapshot(), ...brought(authorize) },
    { name: "the login page", snapshot: snapshot(), ...brought({ ...authorize, path: "/login" }) },
    {
      name: "settings, which name neither method nor type",
      snapshot: withSecret,
      ...brought({
        endpoint: "token",
        host,
        path: "/oauth2/token",
        clientId: apiClientId,
        secret: "header",
        grantType: "client_credentials",
      }),
    },
    {
      name: "a custom domain, and the prefix beside it",
      snapshot: snapshot(({ pool }) => {
        pool.CustomDomain = "login.example.com";
      }),
      ...brought({ ...authorize, host: "login.example.com" }, token),
    },
  ],
  fail: [
    {
      name: "by GET",
      snapshot: snapshot(),
      ...asking({ method: "GET", contentType: null }),
      because: /is sent by GET, and the token endpoint answers 405 to all but POST\./,
      shows: /"what":"method","actual":"GET","expected":"POST"/,
    },
    {
      name: "JSON",
      snapshot: snapshot(),
      ...asking({ contentType: "application/json" }),
      because: /sends application\/json, and the token endpoint takes a form alone/,
    },
    {
      name: "no type",
      snapshot: snapshot(),
      ...asking({ contentType: null }),
      because: /names no content type/,
    },
    {
      name: "another Region",
      snapshot: snapshot(),
      ...asking({ host: "shop-login.auth.us-east-1.amazoncognito.com" }),
      because:
        /goes to shop-login\.auth\.us-east-1\.amazoncognito\.com instead of shop-login\.auth\.eu-west-1/,
    },
    {
      name: "a pool without a domain",
      snapshot: snapshot(({ pool }) => {
        delete pool.Domain;
      }),
      ...asking({}),
      because: /the user pool has no domain/,
    },
    {
      name: "another path, by a client that the paste does not show",
      snapshot: snapshot(),
      ...brought({ ...withoutClient, path: "/token" }),
      because: /^The token request asks \/token instead of \/oauth2\/token\.$/,
    },
    {
      name: "another path",
      snapshot: snapshot(),
      ...asking({ path: "/token" }),
      because: /asks \/token instead of/,
    },
    {
      name: "no secret, and the client has one",
      snapshot: withSecret,
      ...asking({ grantType: "client_credentials", secret: "none" }),
      because: /sends no client secret, and the client has one: invalid_client/,
    },
    {
      name: "a secret, and the client has none",
      snapshot: snapshot(),
      ...asking({ secret: "body" }),
      because: /sends a client secret, and the client has none/,
    },
    {
      name: "a Basic header that was encoded twice",
      snapshot: withSecret,
      ...asking({ grantType: "client_credentials", secret: "malformed" }),
      because: /not the base64 of client_id:client_secret/,
    },
    {
      name: "a grant that the client may not use",
      snapshot: snapshot(),
      ...asking({ grantType: "client_credentials" }),
      because: /asks for grant_type=client_credentials, which the client may not use/,
    },
    {
      name: "a grant that Cognito does not have",
      snapshot: snapshot(),
      ...asking({ grantType: "password" }),
      because: /which a user pool's token endpoint does not know/,
    },
    {
      name: "OAuth is off",
      snapshot: snapshot(({ client }) => {
        client.AllowedOAuthFlowsUserPoolClient = false;
      }),
      ...brought(authorize),
      because: /OAuth is switched off for the client/,
    },
    {
      name: "a callback of Postman",
      snapshot: snapshot(),
      ...brought({ ...authorize, redirectUri: "https://oauth.pstmn.io/v1/callback" }),
      because: /names the callback https:\/\/oauth\.pstmn\.io\/v1\/callback, which is not registered/,
    },
    {
      name: "a scope",
      snapshot: snapshot(),
      ...brought({ ...authorize, scope: "openid orders/write" }),
      because: /asks for orders\/write, which the client may not have/,
    },
    {
      name: "another client",
      snapshot: snapshot(),
      ...asking({ clientId: "other" }),
      because: /names client other, which the pool does not have/,
      shows: new RegExp(`"expected":"${apiClientId}"`),
    },
    {
      name: "no client",
      snapshot: snapshot(),
      ...asking({ clientId: null }),
      because: /names no client/,
    },
    {
      name: "both endpoints of one set of settings",
      snapshot: snapshot(),
      ...brought({ ...authorize, scope: "email" }, { ...token, path: "/oauth/token" }),
      because: /^The authorize request asks for email.*\. The token request asks \/oauth\/token/,
    },
    {
      name: "an HTTP API",
      snapshot: apiSnapshotOf("http-jwt"),
      ...asking({ secret: "header" }),
      because: /sends a client secret/,
    },
  ],
  unknown: [
    {
      name: "the paste does not show the client",
      snapshot: snapshot(),
      ...brought(withoutClient),
      because: /does not show which app client/,
    },
    { name: "none was brought", snapshot: snapshot(), needs: /authorize or token request/ },
    {
      name: "the client could not be read",
      snapshot: snapshot(({ artifacts }) => {
        for (const key of Object.keys(artifacts.appClients)) artifacts.appClients[key] = denied;
      }),
      ...asking({}),
      because: /DescribeUserPoolClient/,
    },
    {
      name: "the pool could not be read",
      snapshot: snapshot(({ artifacts }) => {
        for (const key of Object.keys(artifacts.userPools)) artifacts.userPools[key] = denied;
      }),
      ...asking({}),
    },
    {
      name: "which clients the pool has could not be read",
      snapshot: snapshot(({ artifacts }) => {
        for (const key of Object.keys(artifacts.clientIds)) artifacts.clientIds[key] = denied;
      }),
      ...asking({ clientId: "other" }),
    },
    {
      name: "more clients than are read",
      snapshot: snapshot(({ artifacts }) => {
        for (const each of Object.values(artifacts.clientIds)) {
          if (each.state === "ok") each.value.push("the-twenty-first");
        }
      }),
      ...asking({ clientId: "the-twenty-first" }),
    },
  ],
  notApplicable: [
    {
      name: "another issuer",
      snapshot: apiSnapshotOf("http-jwt-generic"),
      ...asking({}),
    },
  ],
});
