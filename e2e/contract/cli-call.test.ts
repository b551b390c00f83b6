/** What needs the call itself, on the command line: the same causes as in the browser, and nothing of the call printed. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { run } from "../../lib/cli/run";
import { diagnosis as diagnosisSchema } from "../../lib/model/diagnosis";
import { type Sandbox, startSandbox } from "../sandbox/start";
import { apiScenarios } from "../scenarios/api/index";
import { mergeWorlds } from "../scenarios/build-merge";
import { broughtFrom } from "../support/contract/brought-from";
import { callText, secretsOf } from "../support/contract/call-text";
import { stubEnvironment } from "../support/contract/engine";

const needCall = apiScenarios.filter(({ causes }) => causes.withPaste !== undefined);

let sandbox: Sandbox;
let folder: string;
beforeAll(async () => {
  const world = mergeWorlds(apiScenarios.map((scenario) => scenario.build()));
  sandbox = await startSandbox({ world, scenarios: apiScenarios });
  stubEnvironment(sandbox);
  folder = mkdtempSync(join(tmpdir(), "authpath-call-"));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
  await sandbox.close();
});

async function authpath(words: readonly string[], input = "") {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(words, {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    colour: false,
    readInput: async () => input,
    now: () => new Date(),
  });
  return { code, out: out.join("\n"), err: err.join("\n") };
}

describe("authpath diagnose --call", () => {
  it.each(needCall.map((scenario) => [scenario.id, scenario] as const))("%s", async (_, scenario) => {
    const brought = await broughtFrom(sandbox, scenario);
    const file = join(folder, scenario.id);
    writeFileSync(file, callText(brought));
    const status = scenario.clue.status === undefined ? [] : ["--status", String(scenario.clue.status)];
    const { code, out } = await authpath(["diagnose", scenario.url, ...status, "--call", file, "--json"]);
    const found = diagnosisSchema.parse(JSON.parse(out));
    const causes = scenario.causes.withPaste ?? scenario.causes.server;
    expect(found.causes).toEqual([...causes]);
    expect(code).toBe(causes.length > 0 ? 1 : 0);
    for (const secret of secretsOf(brought)) expect(out).not.toContain(secret);
  });

  it("reads it from standard input, and says the cause in words", async () => {
    const scenario = needCall.find(({ id }) => id === "rest-header-missing");
    if (!scenario) throw new Error("no such scenario");
    const input = callText(await broughtFrom(sandbox, scenario));
    const { code, out } = await authpath(["diagnose", scenario.url, "--call", "-"], input);
    expect(code).toBe(1);
    expect(out).toContain("identity-source-missing");
    expect(out).toMatch(/fails +Identity source: The header Authorization is missing/);
    expect(out).toMatch(/not reached +Integration/);
  });

  it("saves a snapshot of an API, and judges it without AWS", async () => {
    const find = (id: string) => apiScenarios.find((each) => each.id === id)?.url ?? "";
    const { out } = await authpath(["diagnose", find("rest-authorizer-function-missing"), "--json"]);
    const chain = diagnosisSchema.parse(JSON.parse(out)).resolution.chain ?? "";
    const saved = await authpath(["snapshot", chain.split("/").slice(0, 4).join("/")]);
    expect(saved.code).toBe(0);
    const file = join(folder, "api.json");
    writeFileSync(file, saved.out);
    sandbox.aws.faults.set("*", { kind: "deny" });
    try {
      const offline = await authpath(["check", file]);
      expect([offline.code, offline.out]).toEqual([
        1,
        expect.stringContaining("authorizer-function-missing"),
      ]);
      expect(offline.out).toContain("rest-authorizer-function-missing  stage prod, GET /orders");
    } finally {
      sandbox.aws.faults.clear();
    }
    expect((await authpath(["check", "rest/111122223333/eu-west-1/gone"])).code).toBe(2);
    writeFileSync(file, '{"schemaVersion":2}');
    expect(await authpath(["check", file])).toMatchObject({
      code: 3,
      err: expect.stringMatching(/of version 2/),
    });
  });

  it.each([
    [
      "a file that is not there",
      ["--call", "/nowhere/call.txt"],
      "",
      /--call \/nowhere\/call\.txt could not be read/,
    ],
    ["prose", ["--call", "-"], "nobody can sign in", /--call - holds neither a request nor an answer/],
  ])("refuses %s", async (_, words, input, problem) => {
    const { code, err } = await authpath(["diagnose", "https://app.example.com/", ...words], input);
    expect(code).toBe(3);
    expect(err).toMatch(problem);
  });
});
