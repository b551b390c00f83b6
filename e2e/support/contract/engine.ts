/** The product on the sandbox, in this process: real SDK clients over real sockets. */
import { readFileSync } from "node:fs";
import { vi } from "vitest";
import { type Aws, createAws, systemClock } from "../../../lib/gather";
import type { Diagnosis } from "../../../lib/model/diagnosis";
import { createOutbound, type Outbound } from "../../../lib/outbound";
import { loadConfig } from "../../../lib/server/config";
import { createEngine, type Engine } from "../../../lib/server/engine";
import type { Sandbox } from "../../sandbox/start";
import type { Scenario } from "../../sandbox/world";

/** Leads the SDK of this process to the sandbox, until `vi.unstubAllEnvs`. */
export function stubEnvironment(sandbox: Sandbox): void {
  for (const [name, value] of Object.entries(sandbox.environment)) vi.stubEnv(name, value);
}

/**
 * What the dashboard makes of the sandbox's configuration file: its one door to the identity providers. Time stands
 * still for it, so that a busy machine makes no provider slow: only one that never answers is.
 */
export function outboundOf(sandbox: Sandbox): Outbound {
  const { hosts, allow, ca } = configurationOf(sandbox).outbound;
  return createOutbound({ hosts, allow, ca, now: () => 0 });
}

/** A dashboard that has read nothing yet. */
export function engineOn(sandbox: Sandbox, outbound: Outbound): Engine {
  const { probes, logs } = configurationOf(sandbox);
  return createEngine({
    aws: awsOf(sandbox),
    outbound,
    clock: systemClock,
    probesTokenEndpoint: probes.tokenEndpoint,
    athena: logs.athena,
  });
}

/** The accounts of the configuration file, with budgets of their own. */
export function awsOf(sandbox: Sandbox): Aws {
  return createAws(configurationOf(sandbox).accounts, { clock: systemClock });
}

/** The verdict on a scenario, with the clue that a person would have, once providers have been asked. */
export async function diagnoseScenario(
  engine: Engine,
  { url, clue }: Pick<Scenario, "url" | "clue">,
): Promise<Diagnosis> {
  const { status, reason } = clue;
  const outcome = await engine.diagnose({
    url,
    ...(status !== undefined && { status: String(status) }),
    ...(reason !== undefined && { reason }),
  });
  if (!outcome.ok) throw new Error(`${url}: ${outcome.problem.message}`);
  return outcome.complete;
}

function configurationOf({ environment }: Sandbox) {
  const { AUTHPATH_CONFIG } = environment;
  return loadConfig({ AUTHPATH_CONFIG }, (path) => readFileSync(path, "utf8"));
}
