import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createAws, systemClock } from "../../lib/gather";
import type { Diagnosis } from "../../lib/model/diagnosis";
import { parseChainId } from "../../lib/model/scope";
import { createEngine, type Engine } from "../../lib/server/engine";
import { type Sandbox, startSandbox } from "../sandbox/start";
import type { World } from "../sandbox/world";
import { cognitoWorld } from "../scenarios/build-cognito";
import { idsOf } from "../scenarios/build-ids";
import { addHost } from "../scenarios/build-listener";
import { mergeWorlds } from "../scenarios/build-merge";
import { oidcWorld } from "../scenarios/build-oidc";
import { hostCondition, listenerRule } from "../scenarios/build-rule";
import { addUserPool } from "../scenarios/build-user-pool";
import { outboundOf, stubEnvironment } from "../support/contract/engine";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ world: cognitoWorld("first") });
  stubEnvironment(sandbox);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await sandbox.close();
});

/** A dashboard on this world. */
function dashboard(world: World, probesTokenEndpoint = false, clock = systemClock): Engine {
  sandbox.setWorld(world);
  return createEngine({
    aws: createAws([{ id: "111122223333", regions: ["eu-west-1"] }], { clock }),
    outbound: outboundOf(sandbox),
    clock,
    probesTokenEndpoint,
  });
}

async function ask(engine: Engine, url: string, reason?: string, subject?: string): Promise<Diagnosis> {
  const outcome = await engine.diagnose({ url, ...(reason !== undefined && { reason }) }, subject);
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.complete;
}

async function snapshotOf(engine: Engine, { resolution }: Diagnosis) {
  const scope = parseChainId(resolution.chain ?? "")?.scope;
  if (!scope) throw new Error("no scope");
  const read = await engine.snapshot(`alb/${scope.account}/${scope.region}/${scope.name}/${scope.id}`);
  if (!read.ok) throw new Error(read.problem.message);
  return read.snapshot;
}

const statusOf = ({ findings }: Diagnosis, id: string) => findings.find(({ check }) => check === id);

describe("the authorization endpoint", () => {
  it.each([
    ["a generic provider", oidcWorld("ask"), "oidc-provider", "https://ask.login.example/auth"],
    [
      "a user pool",
      cognitoWorld("ask"),
      "Cognito",
      "https://ask.auth.eu-west-1.amazoncognito.com/oauth2/authorize",
    ],
  ])("of %s is asked for the callback of the URL's host", async (_name, world, provider, url) => {
    const engine = dashboard(world);
    const diagnosis = await ask(engine, "https://ask.example.com/");
    const { authorizations } = (await snapshotOf(engine, diagnosis)).artifacts;
    expect(
      Object.values(authorizations).flatMap((read) => (read.state === "ok" ? [read.value] : [])),
    ).toMatchObject([
      {
        provider,
        redirectUri: "https://ask.example.com/oauth2/idpresponse",
        probe: { outcome: "answered", url },
        outcome: { kind: "sign-in" },
      },
    ]);
    for (const id of ["redirect-uri-rejected", "client-rejected", "scope-unsupported", "pkce-required"]) {
      expect([id, statusOf(diagnosis, id)?.status]).toEqual([id, "pass"]);
    }
  });

  it("is asked for each of two hosts of one rule, whoever asked before", async () => {
    const world = oidcWorld("two", (parts) => addHost(parts, "new.two.example.com"));
    const engine = dashboard(world);
    const known = "https://two.example.com/";
    const added = "https://new.two.example.com/";
    for (const [url, status] of [
      [known, "pass"],
      [added, "fail"],
      [known, "pass"],
      [added, "fail"],
    ] as const) {
      const diagnosis = await ask(engine, url);
      expect([url, statusOf(diagnosis, "redirect-uri-rejected")?.status]).toEqual([url, status]);
    }
  });

  it("says nothing where it does not answer as any provider is known to", async () => {
    const world = oidcWorld("odd", ({ authenticate }) => {
      authenticate.AuthorizationEndpoint = "https://odd.login.example/.well-known/openid-configuration";
    });
    const diagnosis = await ask(dashboard(world), "https://odd.example.com/");
    expect(statusOf(diagnosis, "redirect-uri-rejected")).toMatchObject({
      status: "unknown",
      because: expect.stringContaining("not recognised"),
    });
  });
});

describe("the token endpoint of a user pool", () => {
  const tokens = async (engine: Engine, diagnosis: Diagnosis) =>
    Object.values((await snapshotOf(engine, diagnosis)).artifacts.tokenProbes);
  const secretOf = (world: World) =>
    world.accounts[0]?.regions["eu-west-1"]?.cognito.clients[0]?.ClientSecret;

  it("is not asked unless the operator says so", async () => {
    const engine = dashboard(cognitoWorld("shop"));
    expect(await tokens(engine, await ask(engine, "https://shop.example.com/"))).toEqual([]);
  });

  it("accepts the pool's own secret, of which nothing is kept", async () => {
    const world = cognitoWorld("shop", ({ region, rule }) => {
      region.elbv2.clientSecrets[rule.RuleArn] = "the-one-before-the-rotation";
    });
    const engine = dashboard(world, true);
    const diagnosis = await ask(engine, "https://shop.example.com/", "AuthTokenEpRequestFailed");
    const snapshot = await snapshotOf(engine, diagnosis);
    expect(Object.values(snapshot.artifacts.tokenProbes)).toMatchObject([
      { state: "ok", value: { outcome: "client-accepted", error: "invalid_grant", probe: { status: 400 } } },
    ]);
    expect([diagnosis.answer, diagnosis.causes]).toEqual(["likely", ["client-secret-rejected"]]);
    expect(statusOf(diagnosis, "client-secret-rejected")?.because).toContain(
      "accepts the secret that the user pool holds",
    );
    const secret = secretOf(world) ?? "";
    expect(secret).toHaveLength(51);
    const kept = JSON.stringify([snapshot, diagnosis]);
    const clientId = world.accounts[0]?.regions["eu-west-1"]?.cognito.clients[0]?.ClientId;
    for (const form of [secret, btoa(`${clientId}:${secret}`), encodeURIComponent(secret)]) {
      expect(kept).not.toContain(form);
    }
  });

  it("gets no secret that AWS does not know to belong there", async () => {
    const world = cognitoWorld("shop", ({ region, pool, domain, authenticate, world: own }) => {
      const other = addUserPool({ region, pool, domain, world: own }, "shop-staging");
      authenticate.UserPoolDomain = other.Domain;
    });
    const engine = dashboard(world, true);
    expect(await tokens(engine, await ask(engine, "https://shop.example.com/"))).toMatchObject([
      { state: "skipped", reason: expect.stringContaining("no secret is sent there") },
    ]);
  });

  it("says which permission is missing where the client cannot be read", async () => {
    const engine = dashboard(cognitoWorld("shop"), true);
    sandbox.aws.faults.set("cognito-idp:DescribeUserPoolClient", { kind: "deny" });
    const read = await tokens(engine, await ask(engine, "https://shop.example.com/"));
    sandbox.aws.faults.clear();
    expect(read).toMatchObject([
      { state: "failed", error: { code: "access-denied", operation: "cognito-idp:DescribeUserPoolClient" } },
    ]);
  });
});

describe("rates", () => {
  /** A load balancer with 60 rules that sign in: as many probes as a person has in a minute. */
  const large = () =>
    oidcWorld("large", ({ region, listener, rule }) => {
      const ids = idsOf("large");
      for (let n = 1; n < 60; n += 1) {
        const { Actions } = structuredClone(rule);
        region.elbv2.rules.push(
          listenerRule(ids, listener.ListenerArn, `more ${n}`, {
            Priority: String(100 + n),
            IsDefault: false,
            Conditions: [hostCondition([`h${n}.large.example.com`])],
            ...(Actions && { Actions }),
          }),
        );
      }
    });

  it("end one person's probes for a while, as unknown, and nobody else's", async () => {
    // One probe is had back each second, so time stands still: a reading may take longer than that.
    const at = systemClock.now();
    const engine = dashboard(mergeWorlds([large(), oidcWorld("next")]), false, {
      ...systemClock,
      now: () => at,
    });
    const [place] = await engine.inventory();
    const scope = place?.loadBalancers.find(({ name }) => name === "large")?.scope ?? "";
    expect(await engine.snapshot(scope, "a")).toMatchObject({ ok: true });
    const url = "https://next.example.com/";
    const refused = await ask(engine, url, undefined, "a");
    expect(statusOf(refused, "client-rejected")).toMatchObject({
      status: "unknown",
      because: expect.stringMatching(/Too many probes; try again in \d+ s/),
    });
    expect([refused.answer, refused.causes]).toEqual(["not-enough-access", []]);
    const served = await ask(engine, url, undefined, "b");
    expect([served.answer, statusOf(served, "client-rejected")?.status]).toEqual(["ruled-out", "pass"]);
  });
});
