import { describe, expect, it } from "vitest";
import { startSandbox } from "../sandbox/start";
import type { Scenario } from "../sandbox/world";
import { scenarios } from "../scenarios/index";
import { symptomAt } from "../support/contract/symptom";

/** Milliseconds that the load balancer waits for a provider that the world has made slow: the rest is as at AWS. */
const SHORT = 500;

async function symptomOf(scenario: Scenario) {
  const world = scenario.build();
  const slow = world.providers.some(({ delay }) => Object.keys(delay).length > 0);
  const sandbox = await startSandbox({ world, pageSize: 2, ...(slow && { providerTimeoutMs: SHORT }) });
  const symptom = await symptomAt(sandbox, scenario);
  await sandbox.close();
  return symptom;
}

describe("a browser really meets what the scenario declares", () => {
  it.each(scenarios.map((scenario) => [scenario.id, scenario] as const))("%s", async (_id, scenario) => {
    expect(await symptomOf(scenario)).toEqual(scenario.symptom);
  });
});

describe("a scenario's clue", () => {
  it.each(scenarios.map((scenario) => [scenario.id, scenario] as const))(
    "%s: is no more than what was met",
    (_id, { clue, symptom }) => {
      const { status, reason } = clue;
      if (status !== undefined) expect(status).toBe(symptom.status);
      if (reason !== undefined) expect([symptom.reason, symptom.error]).toContain(reason);
    },
  );
});
