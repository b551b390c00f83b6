/** Every API of an account in one sweep: its chains in the fleet, and what takes tokens on them. */
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { TargetOfChain } from "../../lib/facts/token-targets";
import { systemClock } from "../../lib/gather";
import type { Fleet } from "../../lib/model/fleet";
import type { Engine } from "../../lib/server/engine";
import { createLiveTargets, type LiveTargets } from "../../lib/server/keys/live-targets";
import { type Sandbox, startSandbox } from "../sandbox/start";
import { apiScenarios } from "../scenarios/api/index";
import { mergeWorlds } from "../scenarios/build-merge";
import { awsOf, diagnoseScenario, engineOn, outboundOf, stubEnvironment } from "../support/contract/engine";

const chosen = apiScenarios.filter(({ id }) =>
  [
    "healthy-rest-cognito-scopes",
    "healthy-rest-jwt",
    "healthy-rest-open",
    "healthy-http-cognito",
    "healthy-rest-token",
    "healthy-ws-lambda",
    "http-authorizer-permission-missing",
    "rest-authorizer-function-missing",
    "rest-canary-active",
    "rest-pool-deleted",
  ].includes(id),
);
const scenarioOf = (id: string) => {
  const found = chosen.find((scenario) => scenario.id === id);
  if (!found) throw new Error(`no scenario ${id}`);
  return found;
};

let sandbox: Sandbox;
let engine: Engine;
let fleet: Fleet;
beforeAll(async () => {
  sandbox = await startSandbox({ world: mergeWorlds(chosen.map(({ build }) => build())), pageSize: 2 });
  stubEnvironment(sandbox);
  engine = engineOn(sandbox, outboundOf(sandbox));
  fleet = await engine.fleet();
}, 60_000);
afterAll(async () => {
  vi.unstubAllEnvs();
  await sandbox.close();
});

async function chainOf(id: string): Promise<string> {
  const { resolution } = await diagnoseScenario(engine, scenarioOf(id));
  if (resolution.chain === null) throw new Error(`${id} leads to no chain`);
  return resolution.chain;
}

const rowOf = async (id: string) => {
  const chain = await chainOf(id);
  return fleet.chains.find((row) => row.id === chain);
};

describe("the fleet", () => {
  it("reads every API once, to its end", () => {
    expect(fleet.errors).toEqual([]);
    expect(fleet.scopes).toEqual({ asked: chosen.length, read: chosen.length });
  });

  it.each([
    ["http-authorizer-permission-missing", "authorizer-permission-missing"],
    ["rest-authorizer-function-missing", "authorizer-function-missing"],
    ["rest-pool-deleted", "user-pool-missing"],
  ])("shows what breaks %s", async (id, check) => {
    expect((await rowOf(id))?.worst).toMatchObject({ check, status: "fails" });
  });

  it.each(["healthy-rest-cognito-scopes", "healthy-rest-jwt", "healthy-http-cognito", "healthy-ws-lambda"])(
    "finds nothing wrong with %s",
    async (id) => {
      expect((await rowOf(id))?.counts).toMatchObject({ fail: 0, likely: 0, unknown: 0 });
    },
  );

  it("names API, stage and method", async () => {
    const row = await rowOf("healthy-rest-cognito-scopes");
    expect([row?.kind, row?.root, row?.place]).toEqual([
      "rest-cognito",
      "healthy-rest-cognito-scopes",
      "stage prod, GET /orders",
    ]);
  });

  it("leaves out what anybody may call", () => {
    expect(fleet.chains.filter(({ kind }) => kind.endsWith("-open"))).toEqual([]);
  });
});

describe("the configuration of a chain", () => {
  it("is what answers beside what is edited, with the commands that show it", async () => {
    const read = await engine.configuration(await chainOf("healthy-rest-cognito-scopes"));
    const parts = read?.parts ?? [];
    expect(parts.map(({ artifact }) => artifact)).toEqual([
      "method",
      "authorizer",
      "stage",
      "api",
      "draftMethod",
      "draftAuthorizers",
      "draftGatewayResponses",
      "pools",
      "issuers",
    ]);
    for (const { artifact, content, command } of parts) {
      expect([artifact, content.kind]).toEqual([artifact, "read"]);
      if (!["pools", "issuers"].includes(artifact)) expect(command).toMatch(/^aws apigateway get-/);
    }
  });

  it("is none of a chain that is gone", async () => {
    expect(await engine.configuration("rest/111122223333/eu-west-1/gone/prod/GET/%2Fx")).toBeNull();
  });
});

describe("what takes tokens", () => {
  let live: LiveTargets;
  const told: TargetOfChain[] = [];
  beforeAll(async () => {
    live = createLiveTargets({ aws: awsOf(sandbox), outbound: outboundOf(sandbox), clock: systemClock });
    await live.all(({ targets }) => told.push(...targets));
  }, 60_000);

  it.each([
    ["healthy-rest-cognito-scopes", "rest-cognito"],
    ["healthy-rest-jwt", "rest-jwt"],
    ["healthy-http-cognito", "http-jwt"],
    ["healthy-rest-token", "rest-token"],
  ])("%s: a target of kind %s, in the list and by its chain", async (id, kind) => {
    const chain = await chainOf(id);
    const [listed] = told.filter((target) => target.chain === chain);
    expect(listed?.target.kind).toBe(kind);
    expect(await live.ofChain(chain)).toEqual({ ok: true, targets: [listed] });
  });

  it("is none on a method that no token opens", async () => {
    expect(await live.ofChain(await chainOf("healthy-rest-open"))).toEqual({ ok: true, targets: [] });
  });

  it.each([
    ["rest/111122223333/eu-west-1/gone/prod/GET/%2Fx", "not-found"],
    ["rest/999999999999/eu-west-1/gone/prod/GET/%2Fx", "not-configured"],
    ["rest/111122223333/eu-west-1/gone", "bad-chain"],
  ])("refuses %s: %s", async (id, code) => {
    expect(await live.ofChain(id)).toMatchObject({ ok: false, problem: { code } });
  });
});
