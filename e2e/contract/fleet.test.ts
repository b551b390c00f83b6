import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { FleetProgress } from "../../lib/server/fleet";
import { type Sandbox, startSandbox } from "../sandbox/start";
import { mergeWorlds } from "../scenarios/build-merge";
import { scenario } from "../scenarios/healthy-cognito";
import { scenario as oidc } from "../scenarios/healthy-oidc";
import { engineOn, outboundOf, stubEnvironment } from "../support/contract/engine";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ world: scenario.build(), pageSize: 2 });
  stubEnvironment(sandbox);
});
afterEach(() => sandbox.aws.faults.clear());
afterAll(async () => {
  vi.unstubAllEnvs();
  await sandbox.close();
});

const listings = () =>
  sandbox.aws.calls.report().operations["elasticloadbalancing:DescribeLoadBalancers"] ?? 0;

describe("the fleet", () => {
  it("is read once for all who ask within a minute, and anew for who wants it fresh", async () => {
    const engine = engineOn(sandbox, outboundOf(sandbox));
    const [first, second] = await Promise.all([engine.fleet(), engine.fleet()]);
    expect(first.chains.length).toBeGreaterThan(0);
    expect(second).toEqual(first);

    sandbox.aws.faults.set("*", { kind: "deny" });
    expect((await engine.fleet()).chains).toEqual(first.chains);
    const denied = await engine.fleet(undefined, true);
    expect(denied.chains).toEqual([]);
    expect(denied.errors.map(({ operation }) => operation)).toContain(
      "elasticloadbalancing:DescribeLoadBalancers",
    );

    sandbox.aws.faults.clear();
    expect((await engine.fleet(undefined, true)).chains).toEqual(first.chains);
  });

  it("is one reading for all who want it fresh at once", async () => {
    const engine = engineOn(sandbox, outboundOf(sandbox));
    await engine.fleet();
    const before = listings();
    await Promise.all([1, 2, 3].map(() => engine.fleet(undefined, true)));
    const once = listings() - before;
    await engine.fleet(undefined, true);
    expect(listings() - before).toBe(2 * once);
  });

  it("is one reading for all who ask while it goes on, and a page need not wait for its end", async () => {
    sandbox.aws.faults.set("elasticloadbalancing:DescribeRules", { kind: "break", how: "hang" });
    const engine = engineOn(sandbox, outboundOf(sandbox));
    const before = listings();
    expect(await engine.fleetWithin(1)).toBeUndefined();
    expect(await engine.fleetWithin(1)).toBeUndefined();
    const news: FleetProgress[] = [];
    const { scopes } = await engine.fleet((progress) => news.push(progress));
    expect(news[0]).toMatchObject({ asked: 1, read: 0 });
    expect(news.at(-1)).toMatchObject(scopes);
    expect((await engine.fleetWithin(60_000))?.scopes).toEqual(scopes);
    expect(listings() - before).toBe(1);
  });

  it("ends complete where AWS throttles every second call", async () => {
    sandbox.setWorld(mergeWorlds([scenario, oidc].map((one) => one.build())));
    sandbox.aws.faults.set("*", { kind: "throttle", every: 2 });
    const { scopes, errors, chains } = await engineOn(sandbox, outboundOf(sandbox)).fleet();
    expect([scopes, errors, chains.length]).toEqual([{ asked: 2, read: 2 }, [], 2]);
  });

  it("tells what it has while one service hangs", async () => {
    sandbox.setWorld(mergeWorlds([scenario, oidc].map((one) => one.build())));
    sandbox.aws.faults.set("cognito-idp:*", { kind: "break", how: "hang" });
    const told: string[][] = [];
    const { scopes } = await engineOn(sandbox, outboundOf(sandbox)).fleet(({ chains }) =>
      told.push(chains.map(({ host }) => host)),
    );
    // The list first, then the chain that needs nothing of the service, then the one that does.
    expect(told).toEqual([[], ["healthy-oidc.example.com"], ["healthy-cognito.example.com"]]);
    expect(scopes).toEqual({ asked: 2, read: 2 });
  });

  it("says of what is gone by the time it is read that it is, and tells the rest", async () => {
    const both = [scenario, oidc].map((one) => one.build());
    sandbox.setWorld(mergeWorlds(both));
    const { scopes, errors, chains } = await engineOn(sandbox, outboundOf(sandbox)).fleet(({ read }) => {
      if (read === 0) sandbox.setWorld(mergeWorlds(both.slice(0, 1))); // listed, and not yet read
    });
    expect(scopes).toEqual({ asked: 2, read: 2 });
    expect(chains.map(({ host }) => host)).toEqual(["healthy-cognito.example.com"]);
    expect([...new Set(errors.map(({ code }) => code))]).toEqual(["not-found"]);
  });
});
