import { describe, expect, it } from "vitest";
import { deriveApiChains } from "../../facts/api/chains";
import { apiTokenTargets } from "../../facts/api/token-targets";
import { deriveChains } from "../../facts/chains";
import { type TargetOfChain, tokenTargets } from "../../facts/token-targets";
import type { ApiSnapshot } from "../../model/api-snapshot";
import type { Snapshot } from "../../model/snapshot";
import type { Outbound, Probe } from "../../outbound/index";
import {
  apiPool,
  apiPoolArn,
  apiPoolIssuer,
  apiSnapshotOf,
  genericIssuer,
} from "../../testing/api-snapshot-of";
import { chainOf, cognitoSnapshot, issuer, oidcSnapshot, poolId } from "../../testing/snapshot-of";
import { refuse } from "../outcome";
import type { LiveTargets } from "./live-targets";
import { createPublicKeys } from "./public-keys";

const poolKeys = `https://cognito-idp.eu-west-1.amazonaws.com/${poolId}/.well-known/jwks.json`;
const discovery = `${issuer}/.well-known/openid-configuration`;
const keyBase = "https://public-keys.auth.elb.eu-west-1.amazonaws.com";
const kid = "8d3b1c9e-5f0a-4c0e-9d51-0f7c2b6a1e42";
const pem = "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE\n-----END PUBLIC KEY-----\n";
const privateRsa = { kty: "RSA", kid: "k", n: "AQAB", e: "AQAB", d: "PRIVATE-D", p: "PRIVATE-P", oth: [] };
const set = JSON.stringify({
  keys: [
    privateRsa,
    { kty: "oct", kid: "s", k: "PRIVATE-K" },
    { kty: "EC", crv: "P-256", x: "x", y: "y", d: "PRIVATE-D" },
    7,
  ],
  secret: "PRIVATE-M",
});

/** The network: answers by address, 404 elsewhere, and remembers what was asked. */
function network(answers: Record<string, string>): Outbound & { asked: string[] } {
  const asked: string[] = [];
  const timings = { dnsMs: 1, connectMs: 1, tlsMs: 1, firstByteMs: 1, totalMs: 4 };
  return {
    asked,
    resolve: async () => ({ state: "ok", a: [], aaaa: [], cname: [], unread: [] }),
    get: async (url): Promise<Probe> => {
      asked.push(url);
      const body = answers[url];
      if (body === "down") {
        return {
          state: "failed",
          url,
          code: "connect-failed",
          message: "nobody listens",
          timings,
          attempts: 1,
        };
      }
      return {
        state: "answered",
        url,
        status: body === undefined ? 404 : 200,
        headers: {},
        body: body ?? "",
        bytes: body?.length ?? 0,
        truncated: false,
        addresses: { a: [], aaaa: [], used: null },
        tls: { subject: "", issuer: "", altNames: [], validFrom: "", validTo: "", publiclyTrusted: true },
        timings,
        attempts: 1,
      };
    },
  };
}

const problem = { code: "not-found", message: "no such chain", wayOut: "", understood: [] };

function live(...targets: TargetOfChain[]): LiveTargets {
  return {
    ofChain: async (id) => {
      const found = targets.filter(({ chain }) => chain === id);
      return found.length === 0 ? refuse(problem) : { ok: true, targets: found };
    },
    all: async (onFound) => {
      for (const target of targets) onFound?.({ targets: [target], errors: [] });
      return targets;
    },
  };
}

const targetsOf = (snapshot: Snapshot) =>
  deriveChains(snapshot).flatMap((chain) => tokenTargets(snapshot, chain));
const apiTargetsOf = (snapshot: ApiSnapshot) =>
  deriveApiChains(snapshot).flatMap((chain) => apiTokenTargets(snapshot, chain));

const cognito = targetsOf(cognitoSnapshot());
const oidc = targetsOf(oidcSnapshot());
const cognitoChain = chainOf(cognitoSnapshot()).id;
const oidcChain = chainOf(oidcSnapshot()).id;

function setting(answers: Record<string, string>, ...targets: TargetOfChain[][]) {
  const outbound = network(answers);
  const keys = createPublicKeys(live(...targets.flat()), { outbound, now: () => 0 });
  return { keys, asked: outbound.asked };
}

describe("publicKeys", () => {
  it("cuts a key set to its public members, entry by entry", async () => {
    const { keys, asked } = setting({ [poolKeys]: set }, cognito);
    const outcome = await keys.ofChain(cognitoChain);
    expect(outcome).toEqual({
      ok: true,
      fetchedAt: "1970-01-01T00:00:00.000Z",
      keySet: {
        keys: [
          { kty: "RSA", kid: "k", n: "AQAB", e: "AQAB" },
          {},
          { kty: "EC", crv: "P-256", x: "x", y: "y" },
          {},
        ],
        source: poolKeys,
        bytes: set.length,
      },
    });
    expect(JSON.stringify(outcome)).not.toContain("PRIVATE");
    expect(asked).toEqual([poolKeys]);
  });

  it("follows a provider's discovery document to its keys", async () => {
    const named = `${issuer}/v2/keys`;
    const { keys, asked } = setting({ [discovery]: JSON.stringify({ jwks_uri: named }), [named]: set }, oidc);
    const outcome = await keys.ofChain(oidcChain);
    expect(outcome.ok && outcome.keySet.source).toBe(named);
    expect(asked).toEqual([discovery, named]);
  });

  it("finds a pool that a live chain names, and asks for no other", async () => {
    const { keys, asked } = setting({ [poolKeys]: set }, oidc, cognito);
    expect((await keys.ofPool(poolId)).ok).toBe(true);
    for (const other of ["eu-west-1_Other", "https://evil.example", "../x", ""]) {
      expect((await keys.ofPool(other)).ok).toBe(false);
    }
    expect(asked).toEqual([poolKeys]);
  });

  it.each([
    ["a chain of no inventory", "alb/1/eu-west-1/x/y/l/r", "not-found"],
    ["a key set that is down", cognitoChain, "not-read"],
  ])("%s", async (_, chain, code) => {
    const { keys } = setting({ [poolKeys]: "down" }, cognito);
    expect(await keys.ofChain(chain)).toMatchObject({ ok: false, problem: { code } });
  });

  it.each([
    ["no JSON", "<html>"],
    ["no set", "{}"],
    ["a list", "[]"],
  ])("says so where the place answers %s", async (_, body) => {
    const { keys } = setting({ [poolKeys]: body }, cognito);
    expect(await keys.ofChain(cognitoChain)).toMatchObject({ ok: false, problem: { code: "not-read" } });
  });

  it("reads a load balancer's key by UUID only, at its Region's address", async () => {
    const { keys, asked } = setting({ [`${keyBase}/${kid}`]: `\n${pem}` }, cognito);
    expect(await keys.ofLoadBalancer(cognitoChain, kid)).toMatchObject({ ok: true, pem });
    for (const bad of ["../secrets", `${kid}/x`, "", "https://evil.example"]) {
      expect(await keys.ofLoadBalancer(cognitoChain, bad)).toMatchObject({ problem: { code: "bad-kid" } });
    }
    expect(asked).toEqual([`${keyBase}/${kid}`]);
  });

  it("asks for few of many made-up key ids, and for each once", async () => {
    const { keys, asked } = setting({}, cognito);
    const madeUp = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`;
    expect(await keys.ofLoadBalancer(cognitoChain, madeUp(0))).toMatchObject({
      problem: { code: "key-not-found" },
    });
    for (let index = 0; index < 200; index += 1) await keys.ofLoadBalancer(cognitoChain, madeUp(index % 100));
    expect(asked).toHaveLength(5);
  });

  it("passes nothing on that is no public key", async () => {
    const { keys } = setting({ [`${keyBase}/${kid}`]: "-----BEGIN PRIVATE KEY-----\nPRIVATE" }, cognito);
    const outcome = await keys.ofLoadBalancer(cognitoChain, kid);
    expect(outcome).toMatchObject({ ok: false, problem: { code: "not-read" } });
    expect(JSON.stringify(outcome)).not.toContain("PRIVATE");
  });

  it("finds a pool that a REST API names, and each of its providers by number", async () => {
    const [target] = apiTargetsOf(
      apiSnapshotOf("rest-cognito", ({ eachAuthorizer }) =>
        eachAuthorizer((authorizer) => {
          authorizer.providerARNs.push(apiPoolArn.replace(apiPool.poolId, "eu-west-1_Second"));
        }),
      ),
    );
    const first = `${apiPoolIssuer}/.well-known/jwks.json`;
    const second = first.replace(apiPool.poolId, "eu-west-1_Second");
    const { keys, asked } = setting({ [first]: set, [second]: set }, target ? [target] : []);
    const chain = target?.chain ?? "";
    expect(await keys.ofChain(chain, { provider: 1 })).toMatchObject({
      ok: true,
      keySet: { source: second },
    });
    expect(await keys.ofChain(chain)).toMatchObject({ ok: true, keySet: { source: first } });
    expect(await keys.ofPool("eu-west-1_Second")).toMatchObject({ ok: true, keySet: { source: second } });
    for (const provider of [2, -1, 0.5]) {
      expect(await keys.ofChain(chain, { provider })).toMatchObject({ problem: { code: "not-found" } });
    }
    expect(asked).toEqual([second, first]);
  });

  it("asks the issuer of an HTTP API for the place of its keys", async () => {
    const targets = apiTargetsOf(apiSnapshotOf("http-jwt-generic"));
    const asks = `${genericIssuer}/.well-known/openid-configuration`;
    const named = `${genericIssuer}/k`;
    const { keys, asked } = setting({ [asks]: JSON.stringify({ jwks_uri: named }), [named]: set }, targets);
    expect(await keys.ofChain(targets[0]?.chain ?? "")).toMatchObject({
      ok: true,
      keySet: { source: named },
    });
    expect(asked).toEqual([asks, named]);
  });

  it("knows no keys of a chain where a function decides", async () => {
    const targets = apiTargetsOf(apiSnapshotOf("rest-token"));
    const { keys, asked } = setting({}, targets);
    expect(await keys.ofChain(targets[0]?.chain ?? "")).toMatchObject({ problem: { code: "not-found" } });
    expect(asked).toEqual([]);
  });

  it("tells of targets as they are found", async () => {
    const { keys } = setting({}, cognito, oidc);
    const found: string[] = [];
    await keys.targets(({ targets }) => found.push(...targets.map(({ id }) => id)));
    expect(found).toEqual([...cognito, ...oidc].map(({ id }) => id));
  });
});
