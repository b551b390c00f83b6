/** A snapshot that was saved says, opened where no AWS is, what was said where it was read. */
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { diagnoseOpened } from "../../lib/diagnose";
import { scopeOfChain } from "../../lib/format/snapshot-address";
import type { Diagnosis } from "../../lib/model/diagnosis";
import { readSnapshotFile } from "../../lib/model/snapshot-file";
import type { Outbound } from "../../lib/outbound";
import type { Engine } from "../../lib/server/engine";
import { type Sandbox, startSandbox } from "../sandbox/start";
import { allScenarios } from "../scenarios/all";
import { mergeWorlds } from "../scenarios/build-merge";
import { diagnoseScenario, engineOn, outboundOf, stubEnvironment } from "../support/contract/engine";

let sandbox: Sandbox;
let outbound: Outbound;
beforeAll(async () => {
  sandbox = await startSandbox({ world: mergeWorlds(allScenarios.map((scenario) => scenario.build())) });
  stubEnvironment(sandbox);
  outbound = outboundOf(sandbox);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await sandbox.close();
});

/** The text of the file that is saved from the page of a diagnosis. */
async function saved(engine: Engine, { resolution, request, source }: Diagnosis): Promise<string> {
  const chain = resolution.chain ?? "";
  const scope = scopeOfChain(chain);
  const read = (await engine.apiSnapshot(scope)) ?? (await engine.snapshot(scope, undefined, chain));
  if (!read.ok) throw new Error(read.problem.message);
  const origin = { version: "0.1.0", by: "", accountName: source.accountName, chain, request };
  return JSON.stringify({ ...read.snapshot, origin });
}

/** How the host led there is asked of DNS and of AWS's inventory; what was read, and how long that took, grows with it. */
const comparable = ({ resolution, snapshot, ...rest }: Diagnosis) => ({
  ...rest,
  resolution: { ...resolution, steps: [] },
  snapshot: { takenAt: snapshot.takenAt, errors: snapshot.errors },
});

describe("saved, and opened without AWS", () => {
  it.each(allScenarios.map((scenario) => [scenario.id, scenario] as const))("%s", async (_id, scenario) => {
    sandbox.setWorld(scenario.build());
    const engine = engineOn(sandbox, outbound);
    const live = await diagnoseScenario(engine, scenario);
    if (live.resolution.chain === null) return expect(live.answer).toBe("not-enough-access");
    const file = readSnapshotFile(await saved(engine, live));
    if (!file.ok) throw new Error(file.problem);
    const opened = diagnoseOpened(file, live.resolution.chain);
    if (!opened) throw new Error("the file does not hold the chain");
    expect(comparable(opened.diagnosis)).toEqual(comparable(live));
  });
});
