import "server-only";
import packageJson from "../../package.json" with { type: "json" };
import { type Aws, createAws, systemClock } from "../gather/index";
import type { LogsRequest } from "../logs/log-reading";
import type { AuthorizerTestRequest } from "../model/authorizer-test";
import type { Fleet, InventoryPlace } from "../model/fleet";
import type { Origin, SavedApiSnapshot, SavedSnapshot } from "../model/saved-snapshot";
import { parseApiChainId, parseChainId, scopeId } from "../model/scope";
import type { Viewer } from "./access/viewer";
import { budgets } from "./budgets";
import { type Config, config } from "./config/index";
import { createEngine, type Engine } from "./engine";
import type { FleetProgress } from "./fleet";
import { currentRequest, writeLog } from "./log/requests";
import { outboundOf } from "./outbound-of";
import { type DiagnoseOutcome, type Problem, refuse } from "./outcome";
import { type DiagnoseParameters, readParameters } from "./read-parameters";
import { replicasFor } from "./replicas/index";
import { alone, type Replicas } from "./replicas/replicas";
import { accountsOf, perView } from "./view";

export { anybody } from "./access/viewer";
export type { FleetProgress } from "./fleet";
export type { DiagnoseOutcome, Problem } from "./outcome";
export type { DiagnoseParameters } from "./read-parameters";

/** How long a page waits for the whole fleet before it shows what is there. */
const PAGE_WAIT_MS = 1_500;

/** An engine on real AWS, or on whatever the standard `AWS_*` variables point at. It is by itself unless told otherwise. */
export function engineOf(
  { accounts, outbound, probes, logs }: Pick<Config, "accounts" | "outbound" | "probes" | "logs">,
  share: (aws: Aws) => Replicas = () => alone,
): Engine {
  const aws = createAws(accounts, { clock: systemClock, budgets: budgets() });
  return createEngine({
    aws,
    outbound: outboundOf(outbound),
    clock: systemClock,
    probesTokenEndpoint: probes.tokenEndpoint,
    athena: logs.athena,
    replicas: share(aws),
  });
}

// Once a process, though Next may load this module once for pages and once for routes.
const shared = globalThis as typeof globalThis & { authpathEngines?: (viewer: Viewer) => Engine };

/** The engine of this process for whoever may see what this viewer may see. */
export function engine(viewer: Viewer): Engine {
  shared.authpathEngines ??= perView((accounts) =>
    engineOf({ ...config(), accounts }, (aws) => replicasFor(aws, config())),
  );
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

/**
 * Of a load balancer, or of an API: its scope or chain id. `looked`: the chain on the page that it is saved from, and
 * what was asked of it; both go into the file.
 */
export async function readSnapshot(
  viewer: Viewer,
  scopeId: string,
  looked: DiagnoseParameters & { readonly chain?: string | undefined } = {},
): Promise<
  | { readonly ok: true; readonly snapshot: SavedSnapshot | SavedApiSnapshot }
  | { readonly ok: false; readonly problem: Problem }
> {
  const read = looked.url === undefined ? undefined : readParameters(looked);
  if (read?.ok === false) return read;
  const subject = viewer.subject ?? undefined;
  const asked = engine(viewer);
  const judged = read && (await judgedChain(asked, looked, subject));
  const outcome =
    (await asked.apiSnapshot(scopeId, subject)) ?? (await asked.snapshot(scopeId, subject, judged));
  if (!outcome.ok) return outcome;
  writeLog({
    kind: "diagnosis",
    request: currentRequest(),
    subject: viewer.subject,
    chain: scopeId,
    answer: "snapshot",
  });
  const { account } = outcome.snapshot.scope;
  const chain = [looked.chain, scopeId].find(isChainId);
  const origin: Origin = {
    version: packageJson.version,
    by: viewer.name,
    accountName: config().accounts.find(({ id }) => id === account)?.name ?? "",
    // Of an API, the id of a chain reads what that chain needs.
    ...(chain === undefined ? {} : { chain }),
    ...(read === undefined ? {} : { request: read.question.clue }),
  };
  return { ok: true, snapshot: { ...outcome.snapshot, origin } };
}

/** What a URL leads to is read with it: its host has a callback, and perhaps a domain, of its own. */
async function judgedChain(
  asked: Engine,
  looked: DiagnoseParameters,
  subject: string | undefined,
): Promise<string | undefined> {
  const outcome = await asked.diagnose(looked, subject);
  return outcome.ok ? ((await outcome.complete).resolution.chain ?? undefined) : undefined;
}

function isChainId(text: string | undefined): text is string {
  return text !== undefined && (parseChainId(text)?.ruleId ?? parseApiChainId(text)?.stage) !== undefined;
}

/** Access logs, where the configuration allows the way asked for. Each reading has a line in the log of who read what. */
export function readLogs(viewer: Viewer, asked: LogsRequest): ReturnType<Engine["logs"]> {
  const { logs } = config();
  const byAthena = asked.by === "athena";
  if (byAthena ? logs.athena === null : !logs.s3) return refuse(byAthena ? athenaNotAllowed : s3NotAllowed);
  const reading = engine(viewer).logs(asked);
  if (reading.ok) {
    const what = byAthena ? "logs-athena" : "logs";
    const [chain, answer] = [scopeId(reading.scope), asked.confirm === true ? what : `${what}-plan`];
    writeLog({ kind: "diagnosis", request: currentRequest(), subject: viewer.subject, chain, answer });
  }
  return reading;
}

const s3NotAllowed: Problem = {
  code: "logs-not-allowed",
  message: "Access logs are not read from S3 here.",
  wayOut: 'Set "logs": {"s3": true} in the configuration, and allow the role s3:ListBucket and s3:GetObject.',
  understood: [],
};

const athenaNotAllowed: Problem = {
  code: "logs-not-allowed",
  message: "Athena is not asked here.",
  wayOut:
    'Set "logs": {"athena": {"workgroup": "…", "database": "…"}} in the configuration, and allow the role what deploy/athena-policy.json says.',
  understood: [],
};

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
  /** Ways in which access logs may be counted where they lie. */
  logs: { s3: boolean; athena: boolean };
  /** Lambda authorizers may be called with made-up values. */
  testsAuthorizers: boolean;
} {
  const { links, accounts, logs, probes } = config();
  return {
    links,
    accounts: accountsOf(viewer, accounts).map(({ id = "", name = "", regions }) => ({ id, name, regions })),
    version: packageJson.version,
    logs: { s3: logs.s3, athena: logs.athena !== null },
    testsAuthorizers: probes.testAuthorizer,
  };
}

/** What a live test of a chain's authorizer would do, where the configuration allows it. */
export async function planAuthorizerTest(
  viewer: Viewer,
  chainId: string,
): ReturnType<Engine["planAuthorizerTest"]> {
  return config().probes.testAuthorizer
    ? engine(viewer).planAuthorizerTest(chainId)
    : refuse(testsNotAllowed);
}

/** Has an authorizer called with made-up values, where the configuration allows it. Each call has a line in the log. */
export async function testAuthorizer(
  viewer: Viewer,
  { chain, values }: AuthorizerTestRequest,
): ReturnType<Engine["testAuthorizer"]> {
  if (!config().probes.testAuthorizer) return refuse(testsNotAllowed);
  const outcome = await engine(viewer).testAuthorizer(chain, values);
  const answer = outcome.ok ? "authorizer-test" : "authorizer-test-failed";
  writeLog({ kind: "diagnosis", request: currentRequest(), subject: viewer.subject, chain, answer });
  return outcome;
}

const testsNotAllowed: Problem = {
  code: "authorizer-test-not-allowed",
  message: "Authorizers are not tested here.",
  wayOut:
    'Set "probes": {"testAuthorizer": true} in the configuration, and allow the role what deploy/authorizer-test-policy.json says.',
  understood: [],
};
