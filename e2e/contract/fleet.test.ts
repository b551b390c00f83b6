import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { type Sandbox, startSandbox } from "../sandbox/start";
import { scenario } from "../scenarios/healthy-cognito";
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
});
