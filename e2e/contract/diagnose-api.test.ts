import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { apiChecks } from "../../lib/checks/api-index";
import type { Outbound } from "../../lib/outbound";
import { type Sandbox, startSandbox } from "../sandbox/start";
import { apiScenarios } from "../scenarios/api/index";
import { mergeWorlds } from "../scenarios/build-merge";
import { broughtFrom, withPaste } from "../support/contract/api";
import { diagnoseScenario, engineOn, outboundOf, stubEnvironment } from "../support/contract/engine";
import { expected, verdictOf } from "../support/contract/verdict";

const byId = apiScenarios.map((scenario) => [scenario.id, scenario] as const);
const everything = () => mergeWorlds(apiScenarios.map((scenario) => scenario.build()));

let sandbox: Sandbox;
/** Names and addresses are the same in every world. */
let outbound: Outbound;
beforeAll(async () => {
  sandbox = await startSandbox({ world: everything(), pageSize: 2 });
  stubEnvironment(sandbox);
  outbound = outboundOf(sandbox);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await sandbox.close();
});

describe("alone in its account, page by page", () => {
  it.each(byId)("%s", async (_id, scenario) => {
    sandbox.setWorld(scenario.build());
    const engine = engineOn(sandbox, outbound);
    const diagnosis = await diagnoseScenario(engine, scenario);
    expect(verdictOf(diagnosis)).toEqual(expected(scenario));
    expect(diagnosis.snapshot.errors.filter(({ operation }) => !operation.startsWith("https:"))).toEqual([]);
    const brought = await broughtFrom(sandbox, scenario);
    if (Object.keys(brought).length === 0) return;
    const again = await withPaste(engine, diagnosis, brought);
    expect(again.causes).toEqual([...(scenario.causes.withPaste ?? scenario.causes.server)]);
  });
});

describe("among all the others", () => {
  beforeAll(() => sandbox.setWorld(everything()));

  it.each(byId)("%s", async (_id, scenario) => {
    const diagnosis = await diagnoseScenario(engineOn(sandbox, outbound), scenario);
    expect(verdictOf(diagnosis)).toEqual(expected(scenario));
  });
});

describe("the catalogue of API scenarios", () => {
  it("produces every fault that breaks a call", () => {
    const produced = new Set(
      apiScenarios.flatMap(({ causes }) => [...causes.server, ...(causes.withPaste ?? [])]),
    );
    const breaking = apiChecks.filter(({ severity }) => severity === "breaks-sign-in").map(({ id }) => id);
    expect(breaking.filter((id) => !produced.has(id)).toSorted()).toEqual([]);
  });
});
