import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Diagnosis } from "../../lib/model/diagnosis";
import type { Finding, Fix } from "../../lib/model/finding";
import { type Sandbox, startSandbox } from "../sandbox/start";
import type { Scenario } from "../sandbox/world";
import type { ApiGatewayState } from "../sandbox/world-api";
import { apiScenarios } from "../scenarios/api/index";
import { mergeWorlds } from "../scenarios/build-merge";
import { missingJq, openShell, type Shell } from "../support/aws-cli/shell";
import { keysOn, withPaste } from "../support/contract/api";
import { broughtFrom } from "../support/contract/brought-from";
import { differences } from "../support/contract/differences";
import { diagnoseScenario, engineOn, outboundOf, stubEnvironment } from "../support/contract/engine";
import { fixVariants } from "../support/contract/fix-variants";
import { symptomAt } from "../support/contract/symptom";

type CliFix = Extract<Fix, { type: "cli" }>;

const missing = missingJq();
if (missing !== null) console.warn(`fixes of APIs: not run, ${missing}`);

const all: readonly Scenario[] = [...apiScenarios, ...fixVariants];

/** Both sides of an API: what is edited, and what its stages serve. */
const rest = (path: string) => [`rest.draft.${path}`, `rest.stages.serves.${path}`];
const http = (path: string) => [`http.draft.${path}`, `http.stages.serves.${path}`];
const jwt = [...rest("authorizers.jwtConfiguration"), ...http("authorizers.JwtConfiguration")];

/** What the fix of a check may change in the account, without the numbers of rows; nothing else. */
const changes: Readonly<Record<string, readonly string[]>> = {
  "access-log-blind": ["rest.stages.accessLogSettings", "http.stages.AccessLogSettings", "logs"],
  "api-key-required": ["usagePlans", "apiKeys"],
  "app-client-missing": jwt,
  "audience-unlisted": jwt,
  "authorizer-permission-missing": ["functions.policies"],
  "canary-active": ["rest.stages.canarySettings.percentTraffic"],
  "cors-headers-absent-on-errors": rest("gatewayResponses"),
  "deployment-stale": ["rest.stages.serves", "http.stages.serves"],
  "identity-source-stage-variable-undefined": ["rest.stages.variables", "http.stages.StageVariables"],
  "issuer-mismatch": jwt,
  "method-not-deployed": ["rest.stages.serves.resources", "http.stages.serves.routes"],
  "preflight-protected": [
    ...rest("resources.resourceMethods.OPTIONS.authorizationType"),
    ...rest("resources.resourceMethods.OPTIONS.authorizerId"),
    ...rest("resources.resourceMethods.OPTIONS.authorizationScopes"),
    ...rest("resources.resourceMethods.OPTIONS.apiKeyRequired"),
    ...http("routes"),
  ],
  "scope-undefined": ["cognito.resourceServers"],
  "scope-unissuable": ["cognito.resourceServers", "cognito.clients.AllowedOAuthScopes"],
  "validation-expression-with-scopes": rest("authorizers.identityValidationExpression"),
};
/** What undoing leaves behind: it harms nothing, and deleting is nobody's to do unasked. */
const left: Readonly<Record<string, readonly string[]>> = { "access-log-blind": ["logs"] };

/** What a check says once its fix has run, where that is not that all is well. */
const afterwards: Readonly<Record<string, Finding["status"]>> = {
  // Whether the caller has a key of the plan is in no configuration.
  "rest-api-key-of-another-stage": "unknown",
  "rest-api-key-without-plan": "unknown",
  // The audience of the client that is gone stays beside the new one, which is hygiene.
  "http-audience-of-deleted-only-client": "fail",
};

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ world: mergeWorlds(all.map(({ build }) => build())), pageSize: 2 });
  stubEnvironment(sandbox);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await sandbox.close();
});

/** Stages with what they serve in the place of a deployment's id, of which each deployment has a new one. */
function served({ restApis, httpApis }: ApiGatewayState) {
  return {
    rest: restApis.map(({ draft, deployments, stages }) => ({
      draft,
      stages: stages.map(({ deploymentId, ...stage }) => ({
        ...stage,
        serves: deployments.find(({ deployment }) => deployment.id === deploymentId)?.frozen,
      })),
    })),
    http: httpApis.map(({ draft, deployments, stages }) => ({
      draft,
      stages: stages.map(({ DeploymentId, ...stage }) => ({
        ...stage,
        serves: deployments.find(({ deployment }) => deployment.DeploymentId === DeploymentId)?.frozen,
      })),
    })),
  };
}

/** The account as JSON, without the dates that every change leaves behind. */
function account(): unknown {
  const region = sandbox.aws.world().accounts[0]?.regions["eu-west-1"];
  if (region?.apigateway === undefined) throw new Error("no API Gateway");
  const { usagePlans, apiKeys } = region.apigateway;
  const view = {
    ...served(region.apigateway),
    usagePlans,
    apiKeys,
    functions: region.lambda?.functions.map(({ configuration, policies }) => ({ configuration, policies })),
    cognito: region.cognito,
    logs: region.logs?.groups ?? [],
  };
  const text = JSON.stringify(view, (key, value: unknown) =>
    key.toLowerCase() === "lastmodifieddate" || key.toLowerCase() === "lastupdateddate" ? undefined : value,
  );
  return JSON.parse(text);
}

/** Paths of what differs; numbers of rows go. */
const changed = (before: unknown, after: unknown): string[] => [
  ...new Set(differences(before, after).map((path) => path.replaceAll(/\[\d+\]/g, ""))),
];

/** A change of a part of `allowed`, or of the whole of it. */
const within = (path: string, allowed: readonly string[]) =>
  allowed.some((one) => path === one || path.startsWith(`${one}.`));

/** The verdict of a new dashboard, with what a person pastes of a call that is made now. */
async function diagnose(scenario: Scenario, clue: Scenario["clue"]): Promise<Diagnosis> {
  const outbound = outboundOf(sandbox);
  const engine = engineOn(sandbox, outbound);
  const diagnosis = await diagnoseScenario(engine, { url: scenario.url, clue });
  const brought = await broughtFrom(sandbox, scenario);
  if (Object.keys(brought).length === 0) return diagnosis;
  return (await withPaste(engine, keysOn(sandbox, outbound), diagnosis, brought)).diagnosis;
}

const failing = (findings: readonly Finding[]) =>
  findings.filter(({ status, followsFrom }) => status === "fail" && followsFrom === undefined);

async function succeed(shell: Shell, command: string): Promise<void> {
  expect([command, await shell.run(command)]).toMatchObject([command, { status: 0, stderr: "" }]);
}

/** What somebody puts in where only a person knows a value. */
const VALUE = "blue";
const filled = (command: string) => (command.includes("$VALUE") ? `VALUE=${VALUE}\n${command}` : command);

/** The call of the scenario, with the key that was made where there was none, and all scopes that its client lists. */
function callAfterwards(scenario: Scenario): Scenario {
  const { accounts, apiClients } = sandbox.aws.world();
  const region = accounts[0]?.regions["eu-west-1"];
  const clients = region?.cognito.clients ?? [];
  for (const [host, caller] of Object.entries(apiClients ?? {})) {
    const scopes = clients.find(({ ClientId }) => ClientId === caller.client_id)?.AllowedOAuthScopes;
    if (scopes && apiClients) apiClients[host] = { ...caller, scope: scopes.join(" ") };
  }
  const [key] = region?.apigateway?.apiKeys ?? [];
  if (key === undefined) return scenario;
  return {
    ...scenario,
    call: { ...scenario.call, headers: { "x-api-key": key.value, ...scenario.call?.headers } },
  };
}

/** Commands that show evidence find something, and change nothing. */
async function proveEvidence(scenario: Scenario, findings: readonly Finding[]): Promise<Set<string>> {
  const commands = failing(findings).flatMap(({ evidence }) =>
    evidence.flatMap((each) => (each.type === "field" && each.command ? [each.command] : [])),
  );
  const run = new Set(commands);
  if (run.size === 0) return run;
  sandbox.setWorld(scenario.build());
  const before = account();
  const shell = await openShell(sandbox.aws.url);
  for (const command of run) {
    const { status, stdout, stderr } = await shell.run(command);
    expect([command, status, stderr]).toEqual([command, 0, ""]);
    expect([command, stdout.trim()]).not.toEqual([command, "null"]);
  }
  expect(changed(before, account())).toEqual([]);
  await shell.close();
  return run;
}

async function proveFix(
  scenario: Scenario,
  check: string,
  fix: CliFix,
  causes: readonly string[],
): Promise<void> {
  sandbox.setWorld(scenario.build());
  const before = account();
  const shell = await openShell(sandbox.aws.url);
  if (fix.command.includes("$VALUE")) {
    expect((await shell.run(fix.command)).status).not.toBe(0);
    expect(changed(before, account())).toEqual([]);
  }
  await succeed(shell, filled(fix.command));
  const allowed = changes[check] ?? [];
  const touched = changed(before, account());
  expect(touched).not.toEqual([]);
  expect([check, touched.filter((path) => !within(path, allowed))]).toEqual([check, []]);

  // The front door of a world that is set anew has kept no answer of an authorizer.
  sandbox.setWorld(sandbox.aws.world());
  const mended = await diagnose(scenario, {});
  const wanted = afterwards[scenario.id] ?? "pass";
  expect([check, mended.findings.find((each) => each.check === check)?.status]).toEqual([check, wanted]);
  // What a scenario has beside may stay; where nothing is left, the call comes through.
  expect(mended.causes).not.toContain(check);
  expect(causes).toEqual(expect.arrayContaining([...mended.causes]));
  const { status } = await symptomAt(sandbox, callAfterwards(scenario));
  expect([mended.causes, status === 200 || status === 101]).toEqual([
    mended.causes,
    mended.causes.length === 0,
  ]);

  expect([check, fix.undo]).toEqual([check, expect.any(String)]);
  await succeed(shell, fix.undo ?? "");
  const kept = changed(before, account());
  expect([check, kept.filter((path) => !within(path, left[check] ?? []))]).toEqual([check, []]);
  await shell.close();
}

describe(`each command that mends a scenario of an API${missing === null ? "" : ` (not run: ${missing})`}`, () => {
  const proven = new Set<string>();
  const shown = new Set<string>();

  it.skipIf(missing !== null).for(all.map((scenario) => [scenario.id, scenario] as const))(
    "%s",
    async ([, scenario]) => {
      sandbox.setWorld(scenario.build());
      const { findings, causes } = await diagnose(scenario, scenario.clue);
      for (const command of await proveEvidence(scenario, findings)) shown.add(command);
      for (const { check, fixes } of failing(findings)) {
        for (const fix of fixes) {
          if (fix.type !== "cli") continue;
          await proveFix(scenario, check, fix, causes);
          proven.add(check);
        }
      }
    },
  );

  it.skipIf(missing !== null)("is one that this test says the extent of", () => {
    expect([...proven].toSorted()).toEqual(Object.keys(changes).toSorted());
  });

  it.skipIf(missing !== null)("stands beside others that show evidence", () => {
    expect(shown.size).toBeGreaterThan(5);
  });
});
