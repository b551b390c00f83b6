/** A whole account of APIs is read within the quotas of API Gateway, as AWS itself would count them. */
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { Engine } from "../../lib/server/engine";
import { type Sandbox, startSandbox } from "../sandbox/start";
import { tokenWorld } from "../scenarios/api/build-rest";
import { mergeWorlds } from "../scenarios/build-merge";
import { engineOn, outboundOf, stubEnvironment } from "../support/contract/engine";

const APIS = 12;
/** 40 calls at once and 10 a second, less what the second version of the service is asked, which counts there as well. */
const OTHER_DOOR = 3;
const all = { kind: "quota", burst: 40 - OTHER_DOOR, perSecond: 10 } as const;
/** 5 in 2 seconds. Both: https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html */
const resources = { kind: "quota", burst: 5, perSecond: 2.5 } as const;

let sandbox: Sandbox;
beforeAll(async () => {
  const worlds = Array.from({ length: APIS }, (_, n) => tokenWorld(`quota-${n}`));
  sandbox = await startSandbox({ world: mergeWorlds(worlds) });
  stubEnvironment(sandbox);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await sandbox.close();
});

/** A sweep on a clean slate: calls by operation, and those that came too soon. */
async function sweep(engine: Engine) {
  sandbox.aws.calls.reset();
  const { chains, errors } = await engine.fleet();
  const { operations } = sandbox.aws.calls.report();
  return { chains: chains.length, errors, operations, throttled: sandbox.aws.faults.throttled() };
}

it("a sweep of all APIs comes too soon with no call", { timeout: 60_000 }, async () => {
  sandbox.aws.faults.set("apigateway:*", all);
  sandbox.aws.faults.set("apigateway:GetResources", resources);
  const swept = await sweep(engineOn(sandbox, outboundOf(sandbox)));
  expect(swept.errors).toEqual([]);
  expect(swept.chains).toBeGreaterThanOrEqual(APIS);
  expect(swept.throttled).toEqual({ "apigateway:*": 0, "apigateway:GetResources": 0 });
  // What would not be noticed otherwise: the quota was needed, and the other door was asked as little as said.
  expect(swept.operations["apigateway:GetResources"]).toBe(APIS);
  const calls = Object.entries(swept.operations);
  const asked = (door: string) =>
    calls.reduce((sum, [name, count]) => sum + (name.startsWith(door) ? count : 0), 0);
  expect(asked("apigateway:")).toBeGreaterThan(all.burst);
  expect(asked("apigatewayv2:")).toBeLessThanOrEqual(OTHER_DOOR);
});

it("control: half the quota is exceeded, and what is throttled is tried again", {
  timeout: 60_000,
}, async () => {
  sandbox.aws.faults.set("apigateway:*", all);
  sandbox.aws.faults.set("apigateway:GetResources", { ...resources, burst: 2, perSecond: 1 });
  const swept = await sweep(engineOn(sandbox, outboundOf(sandbox)));
  expect(swept.throttled["apigateway:GetResources"]).toBeGreaterThan(0);
  expect(swept.errors).toEqual([]);
});
