import { describe, expect, it } from "vitest";
import type { OAuthRequest } from "../model/oauth-request";
import { pastedCall } from "./pasted-call";

const host = "web.auth.eu-west-1.amazoncognito.com";
const url = `https://${host}/oauth2/token`;
const form = "application/x-www-form-urlencoded";
const token: OAuthRequest = {
  endpoint: "token",
  host,
  path: "/oauth2/token",
  method: "POST",
  contentType: form,
  clientId: "abc",
  secret: "none",
  grantType: "client_credentials",
};
const authorize: OAuthRequest = { endpoint: "authorize", host, path: "/oauth2/authorize", method: "GET" };
const postman = (settings: Readonly<Record<string, string>>) =>
  JSON.stringify({
    info: { name: "Orders" },
    item: [
      {
        request: {
          auth: { type: "oauth2", oauth2: Object.entries(settings).map(([key, value]) => ({ key, value })) },
        },
      },
    ],
  });

const requests: readonly [name: string, text: string, oauth: readonly OAuthRequest[]][] = [
  [
    "a token request by curl",
    `curl -X POST ${url} -d 'grant_type=client_credentials&client_id=abc'`,
    [token],
  ],
  [
    "its secret in the header",
    `curl ${url} -u abc:hidden -d grant_type=client_credentials`,
    [{ ...token, secret: "header" }],
  ],
  [
    "its secret in the body",
    `curl ${url} -d grant_type=client_credentials -d client_id=abc -d client_secret=hidden`,
    [{ ...token, secret: "body" }],
  ],
  [
    "its secret in both",
    `curl ${url} -u abc:hidden -d 'grant_type=client_credentials&client_secret=hidden'`,
    [{ ...token, secret: "header and body" }],
  ],
  ["a header without a secret", `curl ${url} -u abc: -d grant_type=client_credentials`, [token]],
  [
    "a header that was encoded twice",
    `curl ${url} -H 'Authorization: Basic ${btoa(btoa("abc:hidden"))}' -d 'grant_type=client_credentials&client_id=abc'`,
    [{ ...token, secret: "malformed" }],
  ],
  [
    "a header that is no base64",
    `curl ${url} -H 'Authorization: Basic abc:hidden' -d 'grant_type=client_credentials&client_id=abc'`,
    [{ ...token, secret: "malformed" }],
  ],
  [
    "JSON in place of a form",
    `curl --json '{"grant_type":"client_credentials","client_id":"abc"}' ${url}`,
    [{ ...token, contentType: "application/json" }],
  ],
  [
    "a form of parts",
    `curl -F grant_type=client_credentials -F client_id=abc ${url}`,
    [{ ...token, contentType: "multipart/form-data" }],
  ],
  [
    "values that curl encodes",
    `curl ${url} --data-urlencode 'redirect_uri=https://app.example.com/cb?a=b' -d 'grant_type=authorization_code&client_id=abc&code=hidden'`,
    [{ ...token, grantType: "authorization_code", redirectUri: "https://app.example.com/cb?a=b" }],
  ],
  [
    "by GET",
    `curl '${url}?grant_type=client_credentials&client_id=abc&scope=orders%2Fread+openid'`,
    [{ ...token, method: "GET", contentType: null, scope: "orders/read openid" }],
  ],
  [
    "at another path",
    `curl https://${host}/token -d 'grant_type=client_credentials&client_id=abc'`,
    [{ ...token, path: "/token" }],
  ],
  [
    "as it goes over the wire, with its answer",
    `POST /oauth2/token HTTP/1.1\r\nHost: ${host}\r\nContent-Type: ${form}; charset=utf-8\r\n\r\ngrant_type=client_credentials&client_id=abc\r\nHTTP/1.1 400 Bad Request\r\n\r\n{"error":"invalid_client"}`,
    [token],
  ],
  [
    "a browser's fetch",
    `fetch("${url}", {"method": "POST", "headers": {"content-type": "${form}"}, "body": "grant_type=client_credentials&client_id=abc"})`,
    [token],
  ],
  ["a client without a name", `curl ${url} -d grant_type=client_credentials`, [{ ...token, clientId: null }]],
  [
    "what a shell puts in",
    `curl ${url} -d 'grant_type=client_credentials&client_id=$ID&client_secret=$SECRET'`,
    [(({ clientId: _, ...rest }) => ({ ...rest, secret: "body" as const }))(token)],
  ],
  [
    "credentials that a shell puts in",
    `curl ${url} -u "$CREDENTIALS" -d grant_type=client_credentials`,
    [(({ clientId: _, secret: __, ...rest }) => rest)(token)],
  ],
  [
    "a body in a file",
    `curl ${url} -d @token-request.txt`,
    [(({ clientId: _, secret: __, grantType: ___, ...rest }) => rest)(token)],
  ],
  [
    "an authorize request as an address",
    `https://${host}/oauth2/authorize?client_id=abc&response_type=code&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb&scope=openid%20email&state=hidden`,
    [
      {
        ...authorize,
        clientId: "abc",
        responseType: "code",
        redirectUri: "https://app.example.com/cb",
        scope: "openid email",
      },
    ],
  ],
  [
    "an exported Postman request",
    postman({
      grant_type: "authorization_code_with_pkce",
      authUrl: `https://${host}/oauth2/authorize`,
      accessTokenUrl: url,
      clientId: "abc",
      clientSecret: "hidden",
      redirect_uri: "https://oauth.pstmn.io/v1/callback",
      scope: "openid",
      client_authentication: "body",
    }),
    [
      {
        endpoint: "authorize",
        host,
        path: "/oauth2/authorize",
        responseType: "code",
        clientId: "abc",
        redirectUri: "https://oauth.pstmn.io/v1/callback",
        scope: "openid",
      },
      {
        endpoint: "token",
        host,
        path: "/oauth2/token",
        secret: "body",
        grantType: "authorization_code",
        clientId: "abc",
        redirectUri: "https://oauth.pstmn.io/v1/callback",
      },
    ],
  ],
  [
    "settings line by line",
    `Grant type: Client Credentials\nAccess Token URL: ${url}\nClient ID: abc\nClient Secret: hidden\nScope: orders/read\nClient Authentication: Send as Basic Auth header`,
    [
      {
        endpoint: "token",
        host,
        path: "/oauth2/token",
        secret: "header",
        grantType: "client_credentials",
        clientId: "abc",
        scope: "orders/read",
      },
    ],
  ],
  [
    "settings whose values are variables",
    postman({
      grant_type: "client_credentials",
      accessTokenUrl: url,
      clientId: "{{client_id}}",
      clientSecret: "{{client_secret}}",
    }),
    [{ endpoint: "token", host, path: "/oauth2/token", secret: "header", grantType: "client_credentials" }],
  ],
  [
    "settings whose callback is a variable in part",
    `Grant type = implicit\nAuth URL = https://${host}/oauth2/authorize\nClient ID = abc\nCallback URL = https://{{host}}/callback`,
    [{ endpoint: "authorize", host, path: "/oauth2/authorize", responseType: "token", clientId: "abc" }],
  ],
  [
    "settings of the implicit grant",
    `Grant type = implicit\nAuth URL = https://${host}/oauth2/authorize\nClient ID = abc`,
    [{ endpoint: "authorize", host, path: "/oauth2/authorize", responseType: "token", clientId: "abc" }],
  ],
];

describe("an OAuth request that was pasted", () => {
  it.each(requests)("%s", (_, text, oauth) => {
    expect(pastedCall(text)?.oauth).toEqual(oauth);
  });

  it("keeps no secret of it", () => {
    for (const [, text] of requests) expect(JSON.stringify(pastedCall(text)?.oauth)).not.toContain("hidden");
  });

  it.each([
    ["a call of the API", "curl https://api.example.com/orders?page=2 -d a=b"],
    ["a call with a parameter of that name", "curl 'https://api.example.com/orders?response_type=json'"],
    ["a call whose body has a client id", "curl https://api.example.com/orders -d client_id=abc"],
    ["header lines", "Scope: a\nAuthorization: Bearer abc"],
  ])("is not %s", (_, text) => {
    expect(pastedCall(text)?.oauth).toBeUndefined();
  });

  it.each([
    ["a collection without OAuth", '{"item":[{"request":{"auth":{"type":"bearer"}}}]}'],
    ["settings without an address", "Grant type: implicit\nClient ID: abc"],
    ["settings of no known grant's address", `Grant type: implicit\nAccess Token URL: ${url}`],
    ["JSON that is cut", '{"oauth2":[{"key":"grant_type"'],
    ["an address of something else", "https://app.example.com/orders?page=2"],
  ])("%s is none", (_, text) => {
    expect(pastedCall(text)).toBeNull();
  });
});
