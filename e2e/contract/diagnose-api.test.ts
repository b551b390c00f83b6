import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { apiChecks } from "../../lib/checks/api-index";
import { pastedCall } from "../../lib/clue/pasted-call";
import type { Outbound } from "../../lib/outbound";
import { type Sandbox, startSandbox } from "../sandbox/start";
import { apiScenarios } from "../scenarios/api/index";
import { mergeWorlds } from "../scenarios/build-merge";
import { keysOn, withPaste } from "../support/contract/api";
import { broughtFrom } from "../support/contract/brought-from";
import { callText } from "../support/contract/call-text";
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
    // What the server cannot tell without the call, it says, with what would settle it.
    const untold = (scenario.causes.withPaste ?? []).filter((id) => !scenario.causes.server.includes(id));
    expect(
      untold.map((id) => {
        const found = diagnosis.findings.find(({ check }) => check === id);
        return { id, status: found?.status, needs: found?.needs !== undefined };
      }),
    ).toEqual(untold.map((id) => ({ id, status: "unknown", needs: true })));
    // As it is pasted: what cannot be read out of the text settles nothing.
    const brought = pastedCall(callText(await broughtFrom(sandbox, scenario)));
    if (brought === null) return;
    const again = await withPaste(engine, keysOn(sandbox, outbound), diagnosis, brought);
    expect(again.diagnosis.causes).toEqual([...(scenario.causes.withPaste ?? scenario.causes.server)]);
  });
});

describe("among all the others", () => {
  beforeAll(() => sandbox.setWorld(everything()));

  it.each(byId)("%s", async (_id, scenario) => {
    const diagnosis = await diagnoseScenario(engineOn(sandbox, outbound), scenario);
    expect(verdictOf(diagnosis)).toEqual(expected(scenario));
  });
});

/** Where API Gateway ends the call that is pasted; null: nothing here refuses it. */
const ends: readonly [id: string, at: string | null][] = [
  ["api-base-path-unmapped", "Address"],
  ["rest-stage-missing", "Address"],
  ["rest-default-endpoint-disabled", "Address"],
  ["rest-path-unknown", "Method"],
  ["rest-method-not-deployed", "Method"],
  ["rest-header-missing", "Identity source"],
  ["rest-header-empty", "Identity source"],
  ["rest-query-source-missing", "Identity source"],
  ["http-lambda-header-missing", "Identity source"],
  ["ws-token-missing", "Identity source"],
  ["rest-expression-without-bearer", "Token validation expression"],
  ["rest-authorizer-function-missing", "Call of the authorizer's function"],
  ["rest-authorizer-permission-missing", "Call of the authorizer's function"],
  ["rest-authorizer-role-unusable", "Call of the authorizer's function"],
  ["rest-pool-deleted", "Issuer"],
  ["rest-id-token-with-scopes", "Token"],
  ["rest-access-token-without-scopes", "Token"],
  ["rest-jwt-audience-unlisted", "Token"],
  ["http-audience-unlisted", "Token"],
  ["http-issuer-trailing-slash", "Token"],
  ["http-scope-missing", "Token"],
  ["rest-resource-policy-denies", "Resource policy"],
  ["rest-api-key-missing", "API key"],
  ["healthy-http-cognito", null],
  ["healthy-http-iam", null],
  ["healthy-http-lambda-simple", null],
  ["healthy-http-open", null],
  ["healthy-rest-cognito", null],
  ["healthy-rest-cognito-scopes", null],
  ["healthy-rest-jwt", null],
  ["healthy-rest-request", null],
  ["healthy-rest-token", null],
  ["healthy-rest-token-of-five-letters", null],
  ["healthy-ws-lambda", null],
];

describe("the walk of a pasted call", () => {
  it.each(ends)("%s ends at %s", async (id, at) => {
    const scenario = apiScenarios.find((each) => each.id === id);
    if (!scenario) throw new Error(`no scenario ${id}`);
    sandbox.setWorld(scenario.build());
    const engine = engineOn(sandbox, outbound);
    const diagnosis = await diagnoseScenario(engine, scenario);
    const brought = await broughtFrom(sandbox, scenario, ["request", "response"]);
    if (diagnosis.resolution.chain === null) throw new Error("no chain");
    const { steps } = await withPaste(engine, keysOn(sandbox, outbound), diagnosis, brought);
    const end = steps.findIndex(({ status }) => status === "fails");
    expect(steps[end]?.what ?? null).toBe(at);
    if (end >= 0) expect(steps.slice(end + 1).every(({ status }) => status === "not-reached")).toBe(true);
    const tokens = steps.filter(({ what }) => what === "Token");
    if (at === null) for (const { status } of tokens) expect(status).toBe("passes");
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
