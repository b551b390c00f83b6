import { createRemoteJWKSet, customFetch, decodeJwt, decodeProtectedHeader, jwtVerify } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CognitoParts, cognitoWorld } from "../../../scenarios/build-cognito";
import { type ServedWorld, serveWorld } from "../../../support/walk/serve-world";

const CALLBACK = "https://pool-pages.example.com/oauth2/idpresponse";
let parts: CognitoParts;
const world = cognitoWorld("pool-pages", (built) => {
  parts = built;
  built.client.AllowedOAuthScopes?.push("orders/read", "aws.cognito.signin.user.admin");
  built.region.cognito.resourceServers.push({
    UserPoolId: built.pool.Id,
    Identifier: "orders",
    Scopes: [{ ScopeName: "read", ScopeDescription: "Read orders" }],
  });
  built.region.cognito.clients.push({
    ...structuredClone(built.client),
    ClientId: "publicclient",
    ClientSecret: undefined,
  });
});

let served: ServedWorld;
beforeAll(async () => {
  served = await serveWorld(world);
});
afterAll(() => served.close());

const domain = "https://pool-pages.auth.eu-west-1.amazoncognito.com";
const issuer = () => `https://cognito-idp.eu-west-1.amazonaws.com/${parts.pool.Id}`;
const FORM = { "content-type": "application/x-www-form-urlencoded" };
const basic = (id: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}`,
});

async function code(scope: string): Promise<string> {
  const query = new URLSearchParams({
    client_id: parts.client.ClientId,
    redirect_uri: CALLBACK,
    response_type: "code",
    scope,
    state: "s",
  });
  const signedIn = await served.ask(`${domain}/login?${query}`, {
    method: "POST",
    headers: FORM,
    body: new URLSearchParams({ username: "alice", password: "correct horse" }).toString(),
  });
  return new URL(signedIn.location).searchParams.get("code") ?? "";
}

const exchange = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
  served.ask(`${domain}/oauth2/token`, {
    method: "POST",
    headers: { ...FORM, ...headers },
    body: new URLSearchParams(fields).toString(),
  });

async function tokens(scope: string) {
  const answer = await exchange(
    { grant_type: "authorization_code", code: await code(scope), redirect_uri: CALLBACK },
    basic(parts.client.ClientId, parts.client.ClientSecret ?? ""),
  );
  expect(answer.status).toBe(200);
  return JSON.parse(answer.body) as { id_token?: string; access_token: string; refresh_token: string };
}

describe("discovery", () => {
  it("names the pool's issuer and its domain's endpoints", async () => {
    const { body } = await served.ask(`${issuer()}/.well-known/openid-configuration`);
    expect(JSON.parse(body)).toMatchObject({
      issuer: issuer(),
      token_endpoint: `${domain}/oauth2/token`,
      jwks_uri: `${issuer()}/.well-known/jwks.json`,
    });
  });

  it("answers 400 for a pool that does not exist", async () => {
    const url = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_NONE/.well-known/openid-configuration";
    expect((await served.ask(url)).status).toBe(400);
  });
});

describe("tokens", () => {
  it("are shaped and signed as Cognito does it", async () => {
    const { id_token: idToken = "", access_token: accessToken } = await tokens("openid email orders/read");
    const fetchKeys = async (url: string) => new Response((await served.ask(url)).body);
    const keys = createRemoteJWKSet(new URL(`${issuer()}/.well-known/jwks.json`), {
      [customFetch]: fetchKeys,
    });
    const id = await jwtVerify(idToken, keys, { issuer: issuer(), audience: parts.client.ClientId });
    const access = await jwtVerify(accessToken, keys, { issuer: issuer() });

    expect(id.payload).toMatchObject({
      token_use: "id",
      "cognito:username": "alice",
      email: "alice@example.com",
    });
    expect(id.payload).not.toHaveProperty("name");
    expect(id.payload).not.toHaveProperty("client_id");
    expect(access.payload).toMatchObject({
      token_use: "access",
      client_id: parts.client.ClientId,
      username: "alice",
      scope: "openid email orders/read",
    });
    expect(access.payload).not.toHaveProperty("aud");
    expect((access.payload.exp ?? 0) - (access.payload.iat ?? 0)).toBe(3600);
    const kids = [idToken, accessToken].map((token) => decodeProtectedHeader(token).kid ?? "");
    expect(kids[0]).not.toBe(kids[1]);
    for (const kid of kids) expect(kid).toMatch(/^[A-Za-z0-9+/]{43}=$/);
  });

  it("come without an ID token where openid is not asked for", async () => {
    expect(await tokens("aws.cognito.signin.user.admin")).not.toHaveProperty("id_token");
  });

  it("are renewed with the refresh token", async () => {
    const { refresh_token: refreshToken } = await tokens("openid");
    const answer = await exchange(
      { grant_type: "refresh_token", refresh_token: refreshToken },
      basic(parts.client.ClientId, parts.client.ClientSecret ?? ""),
    );
    expect(decodeJwt(JSON.parse(answer.body).id_token).aud).toBe(parts.client.ClientId);
  });
});

describe("the token endpoint", () => {
  const grant = { grant_type: "authorization_code", code: "made-up", redirect_uri: CALLBACK };
  it.each<[string, () => Record<string, string>, () => Record<string, string>, number, string]>([
    ["wrong secret", () => grant, () => basic(parts.client.ClientId, "wrong"), 400, "invalid_client"],
    ["no secret", () => ({ ...grant, client_id: parts.client.ClientId }), () => ({}), 400, "invalid_client"],
    ["secret of a public client", () => grant, () => basic("publicclient", "x"), 400, "invalid_client"],
    ["empty secret of a public client", () => grant, () => basic("publicclient", ""), 400, "invalid_client"],
    ["unknown client", () => grant, () => basic("nobody", "x"), 400, "invalid_client"],
    ["made-up code", () => ({ ...grant, client_id: "publicclient" }), () => ({}), 400, "invalid_grant"],
    ["no grant type", () => ({ client_id: "publicclient" }), () => ({}), 400, "invalid_request"],
    [
      "other grant type",
      () => ({ client_id: "publicclient", grant_type: "password" }),
      () => ({}),
      400,
      "unsupported_grant_type",
    ],
    [
      "other content type",
      () => grant,
      () => ({ "content-type": "application/json" }),
      405,
      "method_not_allowed",
    ],
  ])("%s", async (_name, fields, headers, status, error) => {
    const answer = await exchange(fields(), headers());
    expect([answer.status, JSON.parse(answer.body).error]).toEqual([status, error]);
  });

  it("refuses another redirect URI than the one asked with", async () => {
    const answer = await exchange(
      { grant_type: "authorization_code", code: await code("openid"), redirect_uri: `${CALLBACK}/` },
      basic(parts.client.ClientId, parts.client.ClientSecret ?? ""),
    );
    expect(JSON.parse(answer.body)).toEqual({
      error: "unauthorized_client",
      error_description: "invalid_redirect",
    });
  });
});

describe("userInfo", () => {
  it("releases what the scopes release", async () => {
    const { access_token: token } = await tokens("openid email");
    const answer = await served.ask(`${domain}/oauth2/userInfo`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(JSON.parse(answer.body)).toEqual({
      sub: world.users[0]?.claims.sub,
      username: "alice",
      email: "alice@example.com",
      email_verified: "true",
    });
  });

  it.each([
    ["without openid", async () => (await tokens("aws.cognito.signin.user.admin")).access_token],
    ["with an ID token", async () => (await tokens("openid")).id_token ?? ""],
    ["with nothing good", async () => "abc"],
  ])("%s answers 401", async (_name, token) => {
    const headers = { authorization: `Bearer ${await token()}` };
    const answer = await served.ask(`${domain}/oauth2/userInfo`, { headers });
    expect([answer.status, JSON.parse(answer.body).error]).toEqual([401, "invalid_token"]);
  });
});

describe("the pages", () => {
  it("sign in again without a form while the pool's session lasts", async () => {
    const query = `client_id=${parts.client.ClientId}&redirect_uri=${CALLBACK}&response_type=code&scope=openid`;
    const signedIn = await served.ask(`${domain}/login?${query}`, {
      method: "POST",
      headers: FORM,
      body: "username=alice&password=correct+horse",
    });
    const cookie = signedIn.setCookie[0]?.split(";")[0] ?? "";
    const again = await served.ask(`${domain}/oauth2/authorize?${query}`, { headers: { cookie } });
    expect(again.location).toMatch(/^https:\/\/pool-pages\.example\.com\/oauth2\/idpresponse\?code=/);
    const out = await served.ask(
      `${domain}/logout?client_id=${parts.client.ClientId}&logout_uri=https://pool-pages.example.com/signed-out`,
      { headers: { cookie } },
    );
    expect(out.location).toBe("https://pool-pages.example.com/signed-out");
    const after = await served.ask(`${domain}/oauth2/authorize?${query}`, { headers: { cookie } });
    expect(after.location).toMatch(/^\/login\?/);
  });

  it("ask again after a wrong password", async () => {
    const query = `client_id=${parts.client.ClientId}&redirect_uri=${CALLBACK}&response_type=code&scope=openid`;
    const answer = await served.ask(`${domain}/login?${query}`, {
      method: "POST",
      headers: FORM,
      body: "username=alice&password=wrong",
    });
    expect([answer.status, answer.body.includes('role="alert"')]).toEqual([200, true]);
  });
});
