import { afterEach, describe, expect, it } from "vitest";
import { type OidcParts, oidcWorld } from "../../../scenarios/build-oidc";
import { type ServedWorld, serveWorld } from "../../../support/walk/serve-world";
import type { World } from "../../world";
import { providerAt } from "./oidc-providers";

const HOST = "generic.login.example";
let served: ServedWorld | undefined;
afterEach(() => served?.close());

async function serve(edit: (parts: OidcParts) => void = () => undefined): Promise<ServedWorld> {
  served = await serveWorld(oidcWorld("generic", edit));
  return served;
}

describe("discovery", () => {
  it.each<[string, string, Record<string, unknown>]>([
    ["", "", {}],
    ["/tenant-a/v2.0", "", {}],
    ["", "overlaid", { issuer: `https://${HOST}/`, end_session_endpoint: "https://x.example/" }],
  ])("below %j %s", async (path, _note, discovery) => {
    const { ask } = await serve(({ provider }) => Object.assign(provider, { path, discovery }));
    const { status, body } = await ask(`https://${HOST}${path}/.well-known/openid-configuration`);
    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({
      issuer: `https://${HOST}${path}`,
      authorization_endpoint: `https://${HOST}${path}/auth`,
      token_endpoint: `https://${HOST}${path}/token`,
      userinfo_endpoint: `https://${HOST}${path}/me`,
      jwks_uri: `https://${HOST}${path}/jwks`,
      token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post"],
      ...discovery,
    });
  });

  it("leaves out what the world takes away", async () => {
    const { ask } = await serve(({ provider }) => {
      provider.discovery = { userinfo_endpoint: null };
    });
    const { body } = await ask(`https://${HOST}/.well-known/openid-configuration`);
    expect(JSON.parse(body)).not.toHaveProperty("userinfo_endpoint");
  });
});

describe("the key set", () => {
  it("holds one RSA key, the same at each server of the process", async () => {
    const first = await (await serve()).ask(`https://${HOST}/jwks`);
    await served?.close();
    const second = await (await serve()).ask(`https://${HOST}/jwks`);
    expect(JSON.parse(first.body).keys).toHaveLength(1);
    expect(JSON.parse(first.body).keys[0]).toMatchObject({ kty: "RSA", alg: "RS256", use: "sig" });
    expect(JSON.parse(first.body).keys[0]).not.toHaveProperty("d");
    expect(second.body).toBe(first.body);
  });
});

describe("client authentication", () => {
  it.each([
    ["the header", true],
    ["the body", false],
  ])("takes the secret from %s", async (_name, inHeader) => {
    let client: OidcParts["client"] | undefined;
    const { ask } = await serve((parts) => {
      client = parts.client;
    });
    const [id, secret] = [client?.client_id ?? "", client?.client_secret ?? ""];
    const grant = {
      grant_type: "authorization_code",
      code: "made-up",
      redirect_uri: client?.redirect_uris[0] ?? "",
    };
    const credentials = inHeader ? {} : { client_id: id, client_secret: secret };
    const authorization = `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}`;
    const answer = await ask(`https://${HOST}/token`, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded", ...(inHeader && { authorization }) },
      body: new URLSearchParams({ ...grant, ...credentials }).toString(),
    });
    // Past client authentication: only the code is wrong.
    expect([answer.status, JSON.parse(answer.body).error]).toEqual([400, "invalid_grant"]);
  });
});

describe("a world that changes", () => {
  it("is answered from as it is now", async () => {
    let client: OidcParts["client"] | undefined;
    const { ask } = await serve((parts) => {
      client = parts.client;
    });
    const query = `client_id=${client?.client_id}&redirect_uri=https%3A%2F%2Fnew.example.com%2Fcb&response_type=code&scope=openid`;
    expect((await ask(`https://${HOST}/auth?${query}`)).status).toBe(400);
    client?.redirect_uris.push("https://new.example.com/cb");
    expect((await ask(`https://${HOST}/auth?${query}`)).status).toBe(303);
  });
});

describe("providerAt", () => {
  const [one] = oidcWorld("generic").providers;
  const world: World = {
    ...oidcWorld("generic"),
    providers: ["", "/a", "/a/b"].flatMap((path) => (one ? [{ ...one, path }] : [])),
  };
  it.each([
    ["/token", ""],
    ["/a/token", "/a"],
    ["/ab/token", ""],
    ["/a/b/token", "/a/b"],
    ["/a", "/a"],
  ])("%s belongs to the issuer %j", (path, expected) => {
    expect(providerAt(world, HOST, path)?.path).toBe(expected);
  });
});
