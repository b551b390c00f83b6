import "server-only";
import packageJson from "../../package.json" with { type: "json" };
import { createAws, systemClock } from "../gather/index";
import type { Fleet, InventoryPlace } from "../model/fleet";
import { createOutbound } from "../outbound/index";
import { type Config, config } from "./config/index";
import { createEngine, type Engine } from "./engine";
import type { FleetProgress } from "./fleet";
import type { DiagnoseOutcome } from "./outcome";
import type { DiagnoseParameters } from "./read-parameters";

export type { FleetProgress } from "./fleet";
export type { DiagnoseOutcome, Problem } from "./outcome";
export type { DiagnoseParameters } from "./read-parameters";

/** An engine on real AWS, or on whatever the standard `AWS_*` variables point at. */
export function engineOf({
  accounts,
  outbound,
  probes,
}: Pick<Config, "accounts" | "outbound" | "probes">): Engine {
  const { hosts, allow, ca } = outbound;
  return createEngine({
    aws: createAws(accounts, { clock: systemClock }),
    outbound: createOutbound({ hosts, allow, ...(ca.length > 0 ? { ca } : {}) }),
    clock: systemClock,
    probesTokenEndpoint: probes.tokenEndpoint,
  });
}

// One a process, though Next may load this module once for pages and once for routes.
const shared = globalThis as typeof globalThis & { authpathEngine?: Engine };

/** The engine of this process. */
export function engine(): Engine {
  shared.authpathEngine ??= engineOf(config());
  return shared.authpathEngine;
}

export function diagnoseRequest(parameters: DiagnoseParameters): Promise<DiagnoseOutcome> {
  return engine().diagnose(parameters);
}

export function diagnoseChain(chainId: string, options: { fresh?: boolean } = {}): Promise<DiagnoseOutcome> {
  return engine().diagnoseChain(chainId, { fresh: options.fresh ?? false });
}

export function readFleet(onProgress?: (progress: FleetProgress) => void, fresh?: boolean): Promise<Fleet> {
  return engine().fleet(onProgress, fresh);
}

/** What else uses what a chain uses. Asked after the verdict: it reads the fleet, and waits for it a few seconds. */
export function readBlastRadius(chainId: string): ReturnType<Engine["blastRadius"]> {
  return engine().blastRadius(chainId);
}

/** What a chain is made of, as AWS answers it. Null: there is no such chain. */
export function readChainConfiguration(chainId: string): ReturnType<Engine["configuration"]> {
  return engine().configuration(chainId);
}

export function readSnapshot(scopeId: string): ReturnType<Engine["snapshot"]> {
  return engine().snapshot(scopeId);
}

export function readInventory(): Promise<InventoryPlace[]> {
  return engine().inventory();
}

/** What pages show of the configuration. */
export async function pageConfig(): Promise<{
  links: Config["links"];
  accounts: { id: string; name: string; regions: readonly string[] }[];
  version: string;
}> {
  const { links, accounts } = config();
  return {
    links,
    accounts: accounts.map(({ id = "", name = "", regions }) => ({ id, name, regions })),
    version: packageJson.version,
  };
}
