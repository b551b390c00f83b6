import { isDeepStrictEqual } from "node:util";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { readActions } from "../../lib/gather";
import type { Diagnosis } from "../../lib/model/diagnosis";
import type { Outbound } from "../../lib/outbound";
import { type Sandbox, startSandbox } from "../sandbox/start";
import type { Scenario } from "../sandbox/world";
import { mergeWorlds } from "../scenarios/build-merge";
import { scenarios } from "../scenarios/index";
import { errorsOf, said, violations } from "../support/contract/denial";
import { diagnoseScenario, engineOn, outboundOf, stubEnvironment } from "../support/contract/engine";
import { rememberingOutbound } from "../support/contract/remembering-outbound";

/** Every operation that reading needs is denied in turn, in every scenario that uses it, each alone in its account. */
interface Case {
  readonly scenario: Scenario;
  /** With everything readable. */
  readonly whole: Diagnosis;
  readonly operations: ReadonlySet<string>;
}

let sandbox: Sandbox;
let outbound: Outbound;
const cases: Case[] = [];

async function diagnosed(scenario: Scenario): Promise<Diagnosis> {
  sandbox.setWorld(scenario.build());
  return diagnoseScenario(engineOn(sandbox, outbound), scenario);
}

beforeAll(async () => {
  sandbox = await startSandbox({ world: mergeWorlds(scenarios.map(({ build }) => build())), pageSize: 2 });
  stubEnvironment(sandbox);
  outbound = rememberingOutbound(outboundOf(sandbox));
  for (const scenario of scenarios) {
    sandbox.aws.calls.reset();
    const whole = await diagnosed(scenario);
    cases.push({
      scenario,
      whole,
      operations: new Set(Object.keys(sandbox.aws.calls.report().operations)),
    });
  }
}, 120_000);

afterAll(async () => {
  vi.unstubAllEnvs();
  await sandbox.close();
});

/** These are allowed or denied as a whole: they name no resource (`Resource: "*"` in the service authorization reference). */
const withoutResource = new Set(["acm:ListCertificates", "cognito-idp:ListUserPools"]);

describe("where an operation is denied", () => {
  it.for(readActions)(
    "%s: what needs it is unknown and says so, and the rest stays",
    { timeout: 120_000 },
    async (action, { skip }) => {
      const concerned = cases.filter(({ operations }) => operations.has(action));
      skip(concerned.length === 0, "no diagnosis of a scenario asks for it");
      sandbox.aws.faults.clear();
      sandbox.aws.faults.set(action, { kind: "deny" });
      const wrong: unknown[] = [];
      const naming: string[] = [];
      for (const { scenario, whole } of concerned) {
        const denied = await diagnosed(scenario);
        const blame = (what: unknown) => wrong.push([scenario.id, what]);
        const errors = errorsOf(action, denied);
        const told = JSON.stringify([denied.resolution.steps, denied.nextSteps]).includes(action);
        const named = errors.length > 0 || told;
        if (named) naming.push(scenario.id);
        // What was asked in vain and changes nothing may go without saying.
        if (!named && !isDeepStrictEqual(denied.findings.map(said), whole.findings.map(said)))
          blame("not named");
        if (errors.some(({ code }) => code !== "access-denied")) blame(errors);
        if (errors.some(({ resource }) => (resource === "") !== withoutResource.has(action))) blame(errors);
        if (denied.resolution.chain === null) {
          const { answer, causes, findings, nextSteps } = denied;
          if (answer !== "not-enough-access" || causes.length + findings.length > 0) blame([answer, causes]);
          if (!nextSteps.join().includes(action)) blame(nextSteps);
          continue;
        }
        for (const violation of violations(action, whole, denied)) blame(violation);
        const failed = whole.findings.filter(({ status }) => status === "fail").map(({ check }) => check);
        if (!denied.causes.every((cause) => failed.includes(cause))) blame(denied.causes);
      }
      expect(wrong).toEqual([]);
      // Whose credentials these are is known from the configuration; STS only confirms it.
      expect(naming.length > 0).toBe(action !== "sts:GetCallerIdentity");
    },
  );

  it("everything at once: no chain, and no verdict", async () => {
    sandbox.aws.faults.clear();
    sandbox.aws.faults.set("*", { kind: "deny" });
    for (const { scenario } of cases) {
      const { answer, causes, findings, nextSteps } = await diagnosed(scenario);
      expect([scenario.id, answer, causes, findings]).toEqual([scenario.id, "not-enough-access", [], []]);
      expect(nextSteps[0]).toMatch(/^Allow \w+:\w+/);
    }
  });

  it("the same diagnosis comes back once it is allowed again", async () => {
    sandbox.aws.faults.clear();
    for (const { scenario, whole } of cases) {
      const again = await diagnosed(scenario);
      expect(again.findings.map(said)).toEqual(whole.findings.map(said));
    }
  });
});
