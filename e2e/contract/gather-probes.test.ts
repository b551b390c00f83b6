import { afterEach, describe, expect, it, vi } from "vitest";
import {
  createAws,
  createGatherContext,
  gatherConfiguration,
  gatherProbes,
  locate,
  type ProbeOptions,
  systemClock,
} from "../../lib/gather";
import { type Snapshot, snapshot as snapshotSchema } from "../../lib/model/snapshot";
import { createOutbound } from "../../lib/outbound";
import { type AwsSandbox, startAwsSandbox } from "../sandbox/aws";
import { type RunningServer, startProviders } from "../sandbox/idp/start-providers";
import { createAuthority } from "../sandbox/tls/authority";
import type { Name, World } from "../sandbox/world";
import { cognitoWorld } from "../scenarios/build-cognito";
import { type OidcParts, oidcWorld } from "../scenarios/build-oidc";

let aws: AwsSandbox | undefined;
let providers: RunningServer | undefined;

afterEach(async () => {
  vi.unstubAllEnvs();
  await Promise.all([aws?.close(), providers?.close()]);
  aws = undefined;
  providers = undefined;
});

/** Reads the load balancer of `host` in `world`, then asks its identity providers. */
async function gather(world: World, host: string, options: ProbeOptions = {}) {
  const authority = await createAuthority();
  const running = await startProviders({ world: () => world, authority, publicKeyOf: () => undefined });
  providers = running;
  aws = await startAwsSandbox(world);
  for (const [name, value] of Object.entries(aws.environment)) vi.stubEnv(name, value);
  const hosts = Object.fromEntries(
    Object.entries(world.names).map(([name, { a, aaaa, serves }]) => [
      name,
      { a, aaaa, ...(serves === "provider" ? { connect: `127.0.0.1:${running.port}` } : {}) },
    ]),
  );
  const ctx = createGatherContext({
    aws: createAws([{ regions: ["eu-west-1"] }], { clock: systemClock }),
    outbound: createOutbound({ hosts, allow: [], ca: [authority.caPem] }),
    clock: systemClock,
  });
  const located = await locate({ host, hostKind: "name", path: "/" }, ctx);
  if (!located.scope) throw new Error(JSON.stringify(located.steps));
  const configuration = await gatherConfiguration(located.scope, ctx);
  const frozen = JSON.stringify(configuration);
  const probed = snapshotSchema.parse(await gatherProbes(configuration, ctx, { hosts: [host], ...options }));
  expect(JSON.stringify(configuration)).toBe(frozen);
  return probed;
}

const value = <K extends "discoveries" | "endpoints" | "keySets">(
  snapshot: Snapshot,
  name: K,
  key: string,
) => {
  const read = snapshot.artifacts[name][key];
  return read?.state === "ok" ? read.value : read;
};
const timings = expect.objectContaining({ totalMs: expect.any(Number) });

describe("gatherProbes", () => {
  it("reads an OIDC provider's discovery document, keys and endpoints", async () => {
    const snapshot = await gather(oidcWorld("sso"), "sso.example.com");
    const issuer = "https://sso.login.example";
    expect(value(snapshot, "discoveries", issuer)).toMatchObject({
      probe: { outcome: "answered", url: `${issuer}/.well-known/openid-configuration`, status: 200, timings },
      document: {
        issuer,
        token_endpoint: `${issuer}/token`,
        userinfo_endpoint: `${issuer}/me`,
        jwks_uri: `${issuer}/jwks`,
      },
    });
    expect(value(snapshot, "endpoints", `${issuer}/token`)).toMatchObject({
      outcome: "answered",
      a: ["192.0.2.30"],
      certificate: { altNames: ["sso.login.example"] },
    });
    expect(value(snapshot, "endpoints", `${issuer}/me`)).toMatchObject({ outcome: "answered", status: 401 });
    const keys = value(snapshot, "keySets", `${issuer}/jwks`);
    expect(keys).toMatchObject({ probe: { status: 200 }, keys: [{ kty: "RSA", bits: 2048 }] });
    expect(snapshot.artifacts.hosts["sso.example.com"]).toMatchObject({ state: "ok" });
    expect(snapshot.errors).toEqual([]);
  });

  it("reads a user pool's addresses as AWS derives them", async () => {
    const snapshot = await gather(cognitoWorld("shop"), "shop.example.com");
    const [issuer = ""] = Object.keys(snapshot.artifacts.discoveries);
    expect(issuer).toMatch(/^https:\/\/cognito-idp\.eu-west-1\.amazonaws\.com\/eu-west-1_/);
    expect(value(snapshot, "discoveries", issuer)).toMatchObject({ document: { issuer } });
    expect(value(snapshot, "keySets", `${issuer}/.well-known/jwks.json`)).toMatchObject({
      keys: [{ kty: "RSA" }, { kty: "RSA" }],
    });
    const host = "https://shop.auth.eu-west-1.amazoncognito.com";
    expect(value(snapshot, "endpoints", `${host}/oauth2/token`)).toMatchObject({ outcome: "answered" });
    expect(value(snapshot, "endpoints", `${host}/oauth2/userInfo`)).toMatchObject({ outcome: "answered" });
  });

  const named = (name: Name) => (parts: OidcParts) => {
    parts.world.names[parts.provider.host] = name;
  };
  const broken: [string, (parts: OidcParts) => void, object][] = [
    [
      "an expired certificate",
      ({ provider }) => {
        provider.certificate = "expired";
      },
      { outcome: "failed", code: "certificate-expired" },
    ],
    [
      "a name that DNS does not know",
      named({ a: [], aaaa: [], serves: "none" }),
      { outcome: "failed", code: "dns-not-found" },
    ],
    [
      "AAAA records only",
      named({ a: [], aaaa: ["2001:db8::30"], serves: "provider" }),
      { outcome: "failed", code: "no-ipv4", aaaa: ["2001:db8::30"] },
    ],
  ];
  it.each(broken)("shows %s", async (_, edit, probe) => {
    const snapshot = await gather(oidcWorld("sso", edit), "sso.example.com");
    expect(value(snapshot, "endpoints", "https://sso.login.example/token")).toMatchObject(probe);
    expect(value(snapshot, "discoveries", "https://sso.login.example")).toMatchObject({
      probe,
      problem: expect.any(String),
    });
    expect(snapshot.artifacts.keySets).toEqual({});
  });

  it("asks for nothing that is no https URL, and says so", async () => {
    const world = oidcWorld("sso", ({ authenticate }) => {
      authenticate.TokenEndpoint = "http://sso.login.example/token";
      authenticate.UserInfoEndpoint = "https://sso.login.example/me\n";
      authenticate.Issuer = "sso.login.example";
    });
    const { artifacts } = await gather(world, "sso.example.com");
    expect([...Object.values(artifacts.endpoints), ...Object.values(artifacts.discoveries)]).toEqual([
      { state: "skipped", reason: "it is not an https URL: nothing was asked" },
      { state: "skipped", reason: "the address holds white space or a control character: nothing was asked" },
      { state: "skipped", reason: "it is not an absolute URL: nothing was asked" },
    ]);
  });

  it("strips one trailing slash of the issuer, and keeps the issuer as its key", async () => {
    const world = oidcWorld("sso", ({ authenticate }) => {
      authenticate.Issuer = "https://sso.login.example/";
    });
    const snapshot = await gather(world, "sso.example.com");
    expect(value(snapshot, "discoveries", "https://sso.login.example/")).toMatchObject({
      probe: { url: "https://sso.login.example/.well-known/openid-configuration", status: 200 },
    });
  });

  it("waits no longer than it may", async () => {
    const world = oidcWorld("sso", ({ provider }) => {
      provider.delay = { discovery: 20_000 };
    });
    const snapshot = await gather(world, "sso.example.com", { deadlineMs: 500 });
    expect(value(snapshot, "discoveries", "https://sso.login.example")).toMatchObject({
      state: "failed",
      error: { code: "timed-out" },
    });
    expect(value(snapshot, "endpoints", "https://sso.login.example/token")).toMatchObject({
      outcome: "answered",
    });
  });

  it("leaves the providers of other rules alone where one is asked for", async () => {
    const snapshot = await gather(oidcWorld("sso"), "sso.example.com", { ruleArns: [] });
    expect(value(snapshot, "discoveries", "https://sso.login.example")).toEqual({
      state: "skipped",
      reason: "not asked yet",
    });
  });
});
