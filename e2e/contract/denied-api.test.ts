/**
 * Each operation that reading APIs needs is denied in turn, in the scenarios of APIs that use it, each alone in its
 * account. IAM knows API Gateway's reads by one action; the sandbox denies them one by one, as a policy by paths would.
 */
import { isDeepStrictEqual } from "node:util";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Diagnosis } from "../../lib/model/diagnosis";
import type { Outbound } from "../../lib/outbound";
import { type Sandbox, startSandbox } from "../sandbox/start";
import type { Scenario } from "../sandbox/world";
import { apiScenarios } from "../scenarios/api/index";
import { mergeWorlds } from "../scenarios/build-merge";
import { errorsOf, said, violations } from "../support/contract/denial";
import { diagnoseScenario, engineOn, outboundOf, stubEnvironment } from "../support/contract/engine";
import { rememberingOutbound } from "../support/contract/remembering-outbound";

interface Case {
  readonly scenario: Scenario;
  /** With everything readable. */
  readonly whole: Diagnosis;
  readonly operations: readonly string[];
}

let sandbox: Sandbox;
let outbound: Outbound;
const cases: Case[] = [];

async function diagnosed(scenario: Scenario): Promise<Diagnosis> {
  sandbox.setWorld(scenario.build());
  return diagnoseScenario(engineOn(sandbox, outbound), scenario);
}

beforeAll(async () => {
  sandbox = await startSandbox({ world: mergeWorlds(apiScenarios.map(({ build }) => build())) });
  stubEnvironment(sandbox);
  outbound = rememberingOutbound(outboundOf(sandbox));
  for (const scenario of apiScenarios) {
    sandbox.aws.calls.reset();
    const whole = await diagnosed(scenario);
    cases.push({ scenario, whole, operations: Object.keys(sandbox.aws.calls.report().operations) });
  }
}, 120_000);

afterAll(async () => {
  vi.unstubAllEnvs();
  await sandbox.close();
});

/** How IAM names what an operation needs. */
const actionOf = (operation: string) => (operation.startsWith("apigateway") ? "apigateway:GET" : operation);

/**
 * What is deployed decides which checks apply: with the draft in its place others do. That is no claim, unless one of
 * them fails.
 */
const isNoClaim = (violation: string) =>
  /: \S+ → not-applicable$|: not-applicable → (?:pass$|unknown)/.test(violation);

/** All that reading APIs asks. One that is missing here, or is asked no more, fails the last test. */
const operations = [
  "apigateway:GetAuthorizers",
  "apigateway:GetDeployments",
  "apigateway:GetExport",
  "apigateway:GetGatewayResponses",
  "apigateway:GetResources",
  "apigateway:GetRestApi",
  "apigateway:GetStages",
  "apigateway:GetUsagePlans",
  "apigatewayv2:ExportApi",
  "apigatewayv2:GetApi",
  "apigatewayv2:GetApiMappings",
  "apigatewayv2:GetAuthorizers",
  "apigatewayv2:GetDeployments",
  "apigatewayv2:GetDomainName",
  "apigatewayv2:GetIntegrations",
  "apigatewayv2:GetRoutes",
  "apigatewayv2:GetStages",
  "apigatewayv2:ListRoutingRules",
  "cognito-idp:DescribeUserPool",
  "cognito-idp:DescribeUserPoolClient",
  "cognito-idp:ListResourceServers",
  "cognito-idp:ListUserPoolClients",
  "ec2:DescribeNetworkInterfaces",
  "iam:GetRole",
  "iam:GetRolePolicy",
  "iam:ListAttachedRolePolicies",
  "iam:ListRolePolicies",
  "lambda:GetFunctionConfiguration",
  "lambda:GetPolicy",
  "sts:GetCallerIdentity",
];

describe("where an operation is denied", () => {
  it.for(operations)(
    "%s: what needs it is unknown and says so, and the rest stays",
    { timeout: 60_000 },
    async (operation) => {
      const action = actionOf(operation);
      sandbox.aws.faults.clear();
      sandbox.aws.faults.set(operation, { kind: "deny" });
      const wrong: unknown[] = [];
      for (const { scenario, whole } of cases.filter((each) => each.operations.includes(operation))) {
        const denied = await diagnosed(scenario);
        const blame = (what: unknown) => wrong.push([scenario.id, what]);
        const errors = errorsOf(action, denied);
        const told = JSON.stringify([denied.resolution.steps, denied.nextSteps]).includes(action);
        const same = isDeepStrictEqual(denied.findings.map(said), whole.findings.map(said));
        // What was asked in vain and changes nothing may go without saying.
        if (errors.length === 0 && !told && !same) blame("not named");
        for (const { code, resource } of errors) {
          if (code !== "access-denied" || resource === "") blame([code, resource]);
        }
        if (denied.resolution.chain === null) {
          const { answer, causes, findings, nextSteps } = denied;
          if (answer !== "not-enough-access" || causes.length + findings.length > 0) blame([answer, causes]);
          if (!nextSteps.join().includes(action)) blame(nextSteps);
          continue;
        }
        for (const violation of violations(action, whole, denied)) {
          if (!isNoClaim(violation)) blame(violation);
        }
        const failed = whole.findings.filter(({ status }) => status === "fail").map(({ check }) => check);
        if (!denied.causes.every((cause) => failed.includes(cause))) blame(denied.causes);
      }
      expect(wrong).toEqual([]);
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

  it("the list above is all that is asked", () => {
    expect([...new Set(cases.flatMap((each) => each.operations))].toSorted()).toEqual(operations);
  });
});
