/** A role with `deploy/policy.json` and nothing else: every scenario gets its verdict, and no permission is idle. */
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createAws, type Policy, systemClock } from "../../lib/gather";
import type { Outbound } from "../../lib/outbound";
import { reportPermissions } from "../../lib/server/permissions/permission-report";
import { richWorld } from "../sandbox/aws/rich-world";
import { type Sandbox, startSandbox } from "../sandbox/start";
import { allScenarios as all } from "../scenarios/all";
import { mergeWorlds } from "../scenarios/build-merge";
import { diagnoseScenario, engineOn, outboundOf, stubEnvironment } from "../support/contract/engine";
import { rememberingOutbound } from "../support/contract/remembering-outbound";
import { expected, verdictOf } from "../support/contract/verdict";
import { allows, type PolicyGate, startPolicyGate } from "../support/policy/policy-gate";

const policy = JSON.parse(
  readFileSync(new URL("../../deploy/policy.json", import.meta.url), "utf8"),
) as Policy;

let sandbox: Sandbox;
let gate: PolicyGate;
let outbound: Outbound;
beforeAll(async () => {
  sandbox = await startSandbox({ world: mergeWorlds(all.map(({ build }) => build())) });
  gate = await startPolicyGate(sandbox.aws.url, policy);
  stubEnvironment(sandbox);
  vi.stubEnv("AWS_ENDPOINT_URL", gate.url);
  outbound = rememberingOutbound(outboundOf(sandbox));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await gate.close();
  await sandbox.close();
});

describe("with the shipped policy alone", () => {
  it.each(all.map((scenario) => [scenario.id, scenario] as const))("%s", async (_, scenario) => {
    sandbox.setWorld(scenario.build());
    const diagnosis = await diagnoseScenario(engineOn(sandbox, outbound), scenario);
    expect(verdictOf(diagnosis)).toEqual(expected(scenario));
    expect(diagnosis.snapshot.errors.filter(({ code }) => code === "access-denied")).toEqual([]);
  });

  it("everything is listed, and every permission tried", async () => {
    const few = all.filter(({ id }) => id === "healthy-cognito" || id === "healthy-rest-cognito");
    sandbox.setWorld(mergeWorlds(few.map(({ build }) => build())));
    const engine = engineOn(sandbox, outbound);
    const inventory = await engine.inventory();
    const { errors } = await engine.fleet();
    expect([few.length, inventory.length > 0]).toEqual([2, true]);
    expect(errors.filter(({ code }) => code === "access-denied")).toEqual([]);
    const world = richWorld();
    sandbox.setWorld(world);
    const aws = createAws([{ id: world.accounts[0]?.id ?? "", regions: ["eu-west-1"] }], {
      clock: systemClock,
    });
    const { missing } = await reportPermissions(aws, { account: 0, region: "eu-west-1" }, systemClock, {
      s3: false,
      athena: null,
    });
    expect(missing).toBeNull();
  });

  // After all of the above: this is their sum.
  it("nothing else was asked, and nothing was allowed in vain", () => {
    expect(gate.refused()).toEqual([]);
    const implied = "wafv2:GetWebACL"; // AWS checks it itself: lib/gather/policy
    const allowed = policy.Statement.flatMap(({ Action }) => Action).filter((action) => action !== implied);
    expect(gate.used()).toEqual(allowed.toSorted());
  });
});

describe("a policy", () => {
  it.each([
    ["apigateway:GET", "arn:aws:apigateway:eu-west-1::/restapis/a/stages", true],
    ["apigateway:GET", "arn:aws:apigateway:eu-west-1::/apikeys", false],
    ["apigateway:GET", "arn:aws:apigateway:eu-west-1::/apikeys/restapis/a", false],
    ["apigateway:PATCH", "arn:aws:apigateway:eu-west-1::/restapis/a", false],
    ["cognito-idp:DescribeUserPool", "*", true],
    ["cognito-idp:UpdateUserPool", "*", false],
    ["lambda:GetFunction", "*", false],
  ])("allows %s on %s: %s", (action, resource, is) => {
    expect(allows(policy, { action, resource })).toBe(is);
  });

  it("holds on the wire", async () => {
    const strict = await startPolicyGate(sandbox.aws.url, { ...policy, Statement: [] });
    vi.stubEnv("AWS_ENDPOINT_URL", strict.url);
    const [scenario] = all;
    if (!scenario) throw new Error("there is no scenario");
    sandbox.setWorld(scenario.build());
    const { answer } = await diagnoseScenario(engineOn(sandbox, outbound), scenario);
    expect(answer).toBe("not-enough-access");
    expect(strict.refused().length).toBeGreaterThan(0);
    expect(strict.used()).toEqual([]);
    await strict.close();
  });
});
