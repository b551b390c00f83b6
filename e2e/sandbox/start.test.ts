import { existsSync, readFileSync } from "node:fs";
import {
  CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
  UpdateUserPoolClientCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mergeWorlds } from "../scenarios/build-merge";
import { scenario as healthyCognito } from "../scenarios/healthy-cognito";
import { scenario as healthyOidc } from "../scenarios/healthy-oidc";
import { linksOf } from "./names";
import { type Sandbox, startSandbox } from "./start";
import { dialledRequest } from "./tls/dialled-request";
import type { World } from "./world";

const healthy = [healthyCognito, healthyOidc];
const build = (): World => mergeWorlds(healthy.map((scenario) => scenario.build()));

let sandbox: Sandbox;
beforeAll(async () => {
  const world = build();
  world.names["nowhere.example.com"] = { a: [], aaaa: [], serves: "none" };
  world.names["silent.example.com"] = { a: ["192.0.2.77"], aaaa: [], serves: "none" };
  world.names["six.example.com"] = { a: [], aaaa: ["2001:db8::1"], serves: "provider" };
  sandbox = await startSandbox({ world, pageSize: 2, scenarios: healthy });
});
afterAll(() => sandbox.close());

const get = async (url: string) => {
  const exchange = await dialledRequest({
    url: new URL(url),
    method: "GET",
    headers: {},
    dial: sandbox.dial,
    ca: sandbox.authority.caPem,
    timeoutMs: 5000,
  });
  if (exchange.state !== "answered") throw new Error(`${url}: ${exchange.state} ${exchange.message}`);
  return exchange;
};

describe("startSandbox", () => {
  it.each([
    [
      "https://healthy-cognito.example.com/",
      "https://healthy-pool.auth.eu-west-1.amazoncognito.com/oauth2/authorize?",
    ],
    ["https://healthy-oidc.example.com/", "https://healthy-oidc.login.example/auth?"],
    ["http://healthy-oidc.example.com/a", "https://healthy-oidc.example.com:443/a"],
  ])("answers %s with a redirect to %s", async (url, location) => {
    const { headers } = await get(url);
    expect(headers.location).toContain(location);
    expect(readFileSync(sandbox.files.accessLog, "utf8").trim().split("\n").at(-1)).toContain(
      new URL(url).hostname,
    );
  });

  it("lets the provider see at once what changes over the wire", async () => {
    const client = new CognitoIdentityProviderClient({
      endpoint: sandbox.aws.url,
      region: "eu-west-1",
      credentials: { accessKeyId: "AKIASANDBOX", secretAccessKey: "any" },
    });
    const { location = "" } = (await get(healthyCognito.url)).headers;
    const before = await get(location);
    expect(before.headers.location ?? "").not.toContain("error");

    const row = sandbox.aws.world().accounts[0]?.regions["eu-west-1"]?.cognito.clients[0];
    const ids = { UserPoolId: row?.UserPoolId, ClientId: row?.ClientId };
    const { UserPoolClient } = await client.send(new DescribeUserPoolClientCommand(ids));
    const { ClientSecret, CreationDate, LastModifiedDate, ...fields } = UserPoolClient ?? {};
    const CallbackURLs = ["https://elsewhere.example.com/oauth2/idpresponse"];
    await client.send(new UpdateUserPoolClientCommand({ ...fields, ...ids, CallbackURLs }));
    const after = await get(location);
    expect(`${after.headers.location} ${after.body}`).toContain("redirect_mismatch");
  });

  it("writes the dashboard's configuration", () => {
    const config: unknown = JSON.parse(readFileSync(sandbox.environment.AUTHPATH_CONFIG ?? "", "utf8"));
    const { https, providers } = sandbox.ports;
    const a = sandbox.aws.world().names["healthy-oidc.example.com"]?.a;
    expect(config).toMatchObject({
      accounts: [{ id: "111122223333", name: "demo", regions: ["eu-west-1"] }],
      outbound: {
        hosts: {
          "healthy-oidc.example.com": { a, aaaa: [], connect: `127.0.0.1:${https}` },
          "healthy-oidc.login.example": { a: ["192.0.2.30"], aaaa: [], connect: `127.0.0.1:${providers}` },
          "silent.example.com": { a: ["192.0.2.77"], aaaa: [], connect: "127.0.0.1:9" },
          "six.example.com": { a: [], aaaa: ["2001:db8::1"], connect: `127.0.0.1:${providers}` },
          "public-keys.auth.elb.eu-west-1.amazonaws.com": { connect: `127.0.0.1:${providers}` },
        },
      },
      links: [
        {
          title: healthyCognito.title,
          url: "/diagnose?url=https%3A%2F%2Fhealthy-cognito.example.com%2F",
          checks: [],
        },
        { title: healthyOidc.title },
      ],
    });
    expect(config).toMatchObject({ outbound: { caFile: sandbox.files.ca } });
    expect(readFileSync(sandbox.files.ca, "utf8")).toBe(sandbox.authority.caPem);
  });

  it("dials over IPv4, and only where something listens", () => {
    const { https, http, providers } = sandbox.ports;
    const cases: [string, number, number | undefined][] = [
      ["healthy-oidc.example.com", 443, https],
      ["healthy-oidc.example.com", 80, http],
      ["healthy-oidc.example.com", 8443, undefined],
      ["healthy-oidc.login.example", 443, providers],
      ["healthy-oidc.login.example", 80, undefined],
      ["six.example.com", 443, undefined],
      ["silent.example.com", 443, undefined],
      ["unheard-of.example.com", 443, undefined],
    ];
    for (const [host, port, expected] of cases) {
      expect([host, port, sandbox.dial(host, port)?.port]).toEqual([host, port, expected]);
    }
  });

  it("maps each name for Chromium", () => {
    const rules = sandbox.hostResolverRules().split(", ");
    expect(rules).toContain(`MAP healthy-oidc.example.com:443 127.0.0.1:${sandbox.ports.https}`);
    expect(rules).toContain(`MAP healthy-oidc.example.com:80 127.0.0.1:${sandbox.ports.http}`);
    expect(rules).toContain(`MAP six.example.com:443 127.0.0.1:${sandbox.ports.providers}`);
    expect(rules).toContain("MAP silent.example.com:443 127.0.0.1:9");
    expect(rules).toContain("MAP nowhere.example.com ~NOTFOUND");
  });

  it("takes another world, and cleans up after itself", async () => {
    const other = await startSandbox({ world: build() });
    other.setWorld(healthyOidc.build(), [healthyOidc]);
    const config: unknown = JSON.parse(readFileSync(other.files.config, "utf8"));
    expect(config).toMatchObject({ links: [{ title: healthyOidc.title }] });
    expect(other.hostResolverRules()).not.toContain("healthy-cognito");
    await other.close();
    expect(Object.values(other.files).filter((file) => existsSync(file))).toEqual([]);
    await expect(fetch(other.aws.url)).rejects.toThrow();
  });

  it("leaves nothing running when a port is taken", async () => {
    const taken = startSandbox({ world: build(), ports: { https: sandbox.ports.https } });
    await expect(taken).rejects.toMatchObject({ code: "EADDRINUSE" });
  });
});

describe("linksOf", () => {
  it("carries the clue that a person has", () => {
    const clue = { status: 561, reason: "AuthTokenEpRequestFailed" };
    const causes = {
      server: ["client-secret-absent"],
      withPaste: ["client-secret-absent", "claims-too-large"],
    };
    expect(linksOf([{ ...healthyCognito, clue, causes }])).toEqual([
      {
        title: healthyCognito.title,
        url: "/diagnose?url=https%3A%2F%2Fhealthy-cognito.example.com%2F&status=561&reason=AuthTokenEpRequestFailed",
        checks: ["client-secret-absent", "claims-too-large"],
      },
    ]);
  });
});
