import "server-only";
import packageJson from "../../package.json" with { type: "json" };
import { createAws, systemClock } from "../gather/index";
import type { LogsRequest } from "../logs/log-reading";
import type { ApiSnapshot } from "../model/api-snapshot";
import type { Fleet, InventoryPlace } from "../model/fleet";
import { scopeId } from "../model/scope";
import type { Snapshot } from "../model/snapshot";
import type { Viewer } from "./access/viewer";
import { budgets } from "./budgets";
import { type Config, config } from "./config/index";
import { createEngine, type Engine } from "./engine";
import type { FleetProgress } from "./fleet";
import { currentRequest, writeLog } from "./log/requests";
import { outboundOf } from "./outbound-of";
import { type DiagnoseOutcome, type Problem, refuse } from "./outcome";
import type { DiagnoseParameters } from "./read-parameters";
import { accountsOf, perView } from "./view";

export { anybody } from "./access/viewer";
export type { FleetProgress } from "./fleet";
export type { DiagnoseOutcome, Problem } from "./outcome";
export type { DiagnoseParameters } from "./read-parameters";

/** How long a page waits for the whole fleet before it shows what is there. */
const PAGE_WAIT_MS = 1_500;

/** An engine on real AWS, or on whatever the standard `AWS_*` variables point at. */
export function engineOf({
  accounts,
  outbound,
  probes,
}: Pick<Config, "accounts" | "outbound" | "probes">): Engine {
  return createEngine({
    aws: createAws(accounts, { clock: systemClock, budgets: budgets() }),
    outbound: outboundOf(outbound),
    clock: systemClock,
    probesTokenEndpoint: probes.tokenEndpoint,
  });
}

// Once a process, though Next may load this module once for pages and once for routes.
const shared = globalThis as typeof globalThis & { authpathEngines?: (viewer: Viewer) => Engine };

/** The engine of this process for whoever may see what this viewer may see. */
export function engine(viewer: Viewer): Engine {
  shared.authpathEngines ??= perView((accounts) => engineOf({ ...config(), accounts }));
  return shared.authpathEngines(viewer);
}

export function diagnoseRequest(viewer: Viewer, parameters: DiagnoseParameters): Promise<DiagnoseOutcome> {
  return audited(viewer, engine(viewer).diagnose(parameters, viewer.subject ?? undefined));
}

export function diagnoseChain(
  viewer: Viewer,
  chainId: string,
  { fresh = false }: { fresh?: boolean } = {},
): Promise<DiagnoseOutcome> {
  const { subject } = viewer;
  return audited(
    viewer,
    engine(viewer).diagnoseChain(chainId, { fresh, ...(subject === null ? {} : { subject }) }),
  );
}

/** Writes who read which chain, once it is judged. */
async function audited({ subject }: Viewer, asked: Promise<DiagnoseOutcome>): Promise<DiagnoseOutcome> {
  const request = currentRequest();
  const outcome = await asked;
  if (outcome.ok) {
    const { chain } = outcome.first.resolution;
    const write = (answer: string) => writeLog({ kind: "diagnosis", request, subject, chain, answer });
    outcome.complete.then(
      ({ answer }) => write(answer),
      () => write("failed"),
    );
  }
  return outcome;
}

export function readFleet(
  viewer: Viewer,
  onProgress?: (progress: FleetProgress) => void,
  fresh?: boolean,
): Promise<Fleet> {
  return engine(viewer).fleet(onProgress, fresh);
}

/** The fleet where reading it takes no longer than a page may wait; else it is read on, to be followed by its news. */
export function readFleetSoon(viewer: Viewer): Promise<Fleet | undefined> {
  return engine(viewer).fleetWithin(PAGE_WAIT_MS);
}

/** What else uses what a chain uses. Asked after the verdict: it reads the fleet, and waits for it a few seconds. */
export function readBlastRadius(viewer: Viewer, chainId: string): ReturnType<Engine["blastRadius"]> {
  return engine(viewer).blastRadius(chainId);
}

/** What a chain is made of, as AWS answers it. Null: there is no such chain. */
export function readChainConfiguration(viewer: Viewer, chainId: string): ReturnType<Engine["configuration"]> {
  return engine(viewer).configuration(chainId);
}

/** Of a load balancer, or of an API: its scope or chain id. */
export async function readSnapshot(
  viewer: Viewer,
  scopeId: string,
): Promise<{ ok: true; snapshot: Snapshot | ApiSnapshot } | { ok: false; problem: Problem }> {
  const { subject } = viewer;
  const asked = engine(viewer);
  const outcome = (await asked.apiSnapshot(scopeId)) ?? (await asked.snapshot(scopeId, subject ?? undefined));
  if (outcome.ok) {
    writeLog({ kind: "diagnosis", request: currentRequest(), subject, chain: scopeId, answer: "snapshot" });
  }
  return outcome;
}

/** Access logs from S3, where the configuration allows that. Each reading has a line in the log of who read what. */
export function readLogs(viewer: Viewer, asked: LogsRequest): ReturnType<Engine["logs"]> {
  if (!config().logs.s3) {
    return refuse({
      code: "logs-not-allowed",
      message: "Access logs are not read from S3 here.",
      wayOut:
        'Set "logs": {"s3": true} in the configuration, and allow the role s3:ListBucket and s3:GetObject.',
      understood: [],
    });
  }
  const reading = engine(viewer).logs(asked);
  if (reading.ok) {
    const [chain, answer] = [scopeId(reading.scope), asked.confirm === true ? "logs" : "logs-plan"];
    writeLog({ kind: "diagnosis", request: currentRequest(), subject: viewer.subject, chain, answer });
  }
  return reading;
}

/** What AWS recorded around a chain: its metrics, and what was changed. Asked after the verdict, which it never holds up. */
export async function readEvidence(
  viewer: Viewer,
  chainId: string,
  at: string | undefined,
): ReturnType<Engine["evidence"]> {
  const outcome = await engine(viewer).evidence(chainId, at);
  if (outcome.ok) {
    const { subject } = viewer;
    writeLog({ kind: "diagnosis", request: currentRequest(), subject, chain: chainId, answer: "evidence" });
  }
  return outcome;
}

export function readInventory(viewer: Viewer): Promise<InventoryPlace[]> {
  return engine(viewer).inventory();
}

/** What pages show of the configuration. */
export function pageConfig(viewer: Viewer): {
  links: Config["links"];
  accounts: { id: string; name: string; regions: readonly string[] }[];
  version: string;
  /** Access logs may be read from S3. */
  readsLogs: boolean;
} {
  const { links, accounts, logs } = config();
  return {
    links,
    accounts: accountsOf(viewer, accounts).map(({ id = "", name = "", regions }) => ({ id, name, regions })),
    version: packageJson.version,
    readsLogs: logs.s3,
  };
}
