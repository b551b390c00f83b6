import { afterEach, describe, expect, it, vi } from "vitest";
import { type Sandbox, startSandbox } from "../sandbox/start";
import type { World } from "../sandbox/world";
import { cognitoWorld } from "../scenarios/build-cognito";
import { mergeWorlds } from "../scenarios/build-merge";
import { engineOn, outboundOf, stubEnvironment } from "../support/contract/engine";

/** The chain that is asked for: two listeners, one certificate, one pool with a prefix domain. */
const ID = "asked";
/** Milliseconds that every call takes: far longer than sending those that wait for nothing. */
const ROUND_TRIP = 250;

let sandbox: Sandbox;
afterEach(async () => {
  vi.unstubAllEnvs();
  await sandbox.close();
});

/** An account with `count` load balancers; pages are as long as AWS's own. */
function accountOf(count: number): World {
  const others = Array.from({ length: count - 1 }, (_, n) => cognitoWorld(`other-${n}`));
  return mergeWorlds([cognitoWorld(ID), ...others]);
}

async function costs(world: World, roundTrip = 0) {
  sandbox = await startSandbox({ world });
  stubEnvironment(sandbox);
  const engine = engineOn(sandbox, outboundOf(sandbox));
  if (roundTrip > 0) sandbox.aws.faults.set("*", { kind: "delay", ms: roundTrip });
  const outcome = await engine.diagnose({ url: `https://${ID}.example.com/` });
  if (!outcome.ok) throw new Error(outcome.problem.message);
  const { waves } = sandbox.aws.calls.report();
  const complete = await outcome.complete;
  expect([complete.answer, complete.snapshot.errors]).toEqual(["ruled-out", []]);
  const { operations, total } = sandbox.aws.calls.report();
  return { toVerdict: outcome.first.snapshot.calls, waves, total, operations };
}

describe("one URL of a Cognito chain", () => {
  it.each([1, 50])(
    "costs at most 15 calls to the verdict in an account of %i load balancers",
    async (count) => {
      const { toVerdict, total, operations } = await costs(accountOf(count));
      expect(toVerdict).toBeLessThanOrEqual(15);
      // Network checks and evidence come after the verdict: at most 6 and 3 more.
      expect(total).toBeLessThanOrEqual(toVerdict + 9);
      expect(operations).toMatchObject({ "elasticloadbalancing:DescribeRules": 2 });
    },
  );

  it("costs as many calls with 1 load balancer as with 50", async () => {
    const one = await costs(accountOf(1));
    await sandbox.close();
    const fifty = await costs(accountOf(50));
    expect(fifty.operations).toEqual(one.operations);
  });

  it("waits for at most 6 round trips, one after another", async () => {
    const { waves } = await costs(accountOf(1), ROUND_TRIP);
    expect(waves).toBeGreaterThan(1);
    expect(waves).toBeLessThanOrEqual(6);
  });
});
