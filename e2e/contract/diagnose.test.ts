import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { checks } from "../../lib/checks/index";
import type { Outbound } from "../../lib/outbound";
import { type Sandbox, startSandbox } from "../sandbox/start";
import { mergeWorlds } from "../scenarios/build-merge";
import { scenarios } from "../scenarios/index";
import { diagnoseScenario, engineOn, outboundOf, stubEnvironment } from "../support/contract/engine";
import { expected, verdictOf } from "../support/contract/verdict";

const byId = scenarios.map((scenario) => [scenario.id, scenario] as const);

const everything = () => mergeWorlds(scenarios.map((scenario) => scenario.build()));

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
    const diagnosis = await diagnoseScenario(engineOn(sandbox, outbound), scenario);
    expect(verdictOf(diagnosis)).toEqual(expected(scenario));
    expect(diagnosis.snapshot.errors.filter(({ operation }) => !operation.startsWith("https:"))).toEqual([]);
  });
});

describe("among all the others", () => {
  beforeAll(() => sandbox.setWorld(everything()));

  it.each(byId)("%s", async (_id, scenario) => {
    const diagnosis = await diagnoseScenario(engineOn(sandbox, outbound), scenario);
    expect(verdictOf(diagnosis)).toEqual(expected(scenario));
  });
});

/** What no scenario can produce, and why; each has its table beside the check. */
const withoutScenario: Readonly<Record<string, string>> = {
  "cognito-region-unsupported": "AWS refuses to create such a rule, so that no request ever meets it",
  "oauth-request-mismatch": "a request that is brought from elsewhere; the load balancer sends another one",
};

describe("the catalogue of scenarios", () => {
  it("produces every fault that breaks sign-in", () => {
    const produced = new Set(scenarios.flatMap(({ causes }) => causes.server));
    const breaking = checks.filter(({ severity }) => severity === "breaks-sign-in").map(({ id }) => id);
    expect(breaking.filter((id) => !produced.has(id)).toSorted()).toEqual(Object.keys(withoutScenario));
  });

  const weak = ["hygiene", "blind", "weakens-sign-in", "by-design"];

  it("is healthy only where no check fails that breaks sign-in or may", async () => {
    for (const scenario of scenarios.filter(({ answer }) => answer === "ruled-out")) {
      sandbox.setWorld(scenario.build());
      const { findings } = await diagnoseScenario(engineOn(sandbox, outbound), scenario);
      const severe = findings.filter(({ status, severity }) => status === "fail" && !weak.includes(severity));
      expect([scenario.id, severe.map(({ check }) => check)]).toEqual([scenario.id, []]);
      expect([scenario.id, scenario.symptom]).toEqual([scenario.id, { at: "target", status: 200 }]);
    }
  });
});
