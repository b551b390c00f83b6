import "server-only";
import { diagnose, diagnoseNowhere } from "../diagnose/index";
import { findApiChain } from "../facts/api/chains";
import { deriveChains } from "../facts/chains";
import {
  type AthenaSettings,
  type Aws,
  type Clock,
  createGatherContext,
  type GatherContext,
  type ListedApi,
  type Located,
  listApis,
  listInventory,
  locate,
} from "../gather/index";
import type { LogsLine, LogsRequest } from "../logs/log-reading";
import type { ApiSnapshot } from "../model/api-snapshot";
import type { AuthChain } from "../model/chain";
import type { ChainEvidence } from "../model/chain-evidence";
import type { Clue, Diagnosis, Resolution } from "../model/diagnosis";
import type { Fleet, InventoryPlace } from "../model/fleet";
import type { Gathered } from "../model/gathered";
import { type ApiPlace, apiScopeId, parseApiChainId, type Scope, scopeId } from "../model/scope";
import type { Snapshot } from "../model/snapshot";
import type { Outbound } from "../outbound/index";
import { createApiCache } from "./api-cache";
import { createApiEngine } from "./api-engine";
import { type PlanOutcome, planTest, runTest, type TestOutcome } from "./authorizer-test/authorizer-test";
import { type ChainSurroundings, createChainSurroundings } from "./chain-surroundings";
import { createEvidenceReader, subjectOfApi, subjectOfChain } from "./evidence";
import { findByClient } from "./find-by-client";
import { createFleetSweep, type FleetProgress, type FleetSweep } from "./fleet";
import { createGrowingCache } from "./growing-cache";
import { createAthenaAsking } from "./logs/athena-asking";
import { createLogReading } from "./logs/log-reading";
import { type DiagnoseOutcome, type Problem, refuse } from "./outcome";
import { badChain, missingChain, notConfigured, placeOf } from "./place-of-id";
import { createProbeRate, createSharedProbeRate } from "./probe-rate";
import { type DiagnoseParameters, type Question, readParameters, readTime } from "./read-parameters";
import { alone, type Replicas } from "./replicas/replicas";
import { ruleFor } from "./rule-of-question";
import { createScopeCache } from "./scope-cache";

/** What the dashboard can be asked, by page, route and command line alike. One a process. */
export interface Engine extends ChainSurroundings {
  /** `subject`: who asks, where that is verified; probes are rated by it. Absent: nobody is signed in. */
  diagnose(parameters: DiagnoseParameters, subject?: string): Promise<DiagnoseOutcome>;
  diagnoseChain(chainId: string, options: { fresh: boolean; subject?: string }): Promise<DiagnoseOutcome>;
  /** `judged`: a chain that was just diagnosed, perhaps for another host than its first; its providers were asked. */
  snapshot(
    scopeId: string,
    subject?: string,
    judged?: string,
  ): Promise<{ ok: true; snapshot: Snapshot } | { ok: false; problem: Problem }>;
  /** Likewise of an API's scope or chain id, and only what that needs; null: the id is none of an API. */
  apiSnapshot(
    id: string,
    subject?: string,
  ): Promise<{ ok: true; snapshot: ApiSnapshot } | { ok: false; problem: Problem } | null>;
  /** What was recorded around a chain, near `at` where that is given. */
  evidence(
    chainId: string,
    at: string | undefined,
  ): Promise<{ ok: true; evidence: ChainEvidence } | { ok: false; problem: Problem }>;
  /** What a live test of the chain's authorizer would do. */
  planAuthorizerTest(chainId: string): Promise<PlanOutcome>;
  /** Calls the chain's drafted authorizer once, with made-up values by identity source. */
  testAuthorizer(chainId: string, values: Readonly<Record<string, string>>): Promise<TestOutcome>;
  inventory(): Promise<InventoryPlace[]>;
  /** Every chain of every scope; `onProgress` hears of each scope as it is read. */
  fleet(onProgress?: (progress: FleetProgress) => void, fresh?: boolean): Promise<Fleet>;
  fleetWithin: FleetSweep["fleetWithin"];
  /** Access logs of one load balancer, from S3 or by Athena: how to count them, or why they are not. */
  logs(
    asked: LogsRequest,
  ):
    | { ok: true; scope: Scope; run: (signal: AbortSignal, emit: (line: LogsLine) => void) => Promise<void> }
    | { ok: false; problem: Problem };
}

export interface EngineParts {
  readonly aws: Aws;
  readonly outbound: Outbound;
  readonly clock: Clock;
  /** The operator allows the token endpoint to be asked with an app client's own secret. */
  readonly probesTokenEndpoint: boolean;
  /** Where Athena may be asked to count access logs; null: nowhere. */
  readonly athena?: AthenaSettings | null;
  /** Absent: there are none. */
  readonly replicas?: Replicas;
}

/** Milliseconds for one load balancer of a sweep, most of them spent in waiting for its turn. */
const SWEEP_DEADLINE_MS = 300_000;
/** A wildcard leads any number of hosts to one load balancer: beyond this the oldest goes. */
const MOST_LOCATED = 1_000;

export function createEngine({
  aws,
  outbound,
  clock,
  probesTokenEndpoint,
  athena = null,
  replicas = alone,
}: EngineParts): Engine {
  const cache = createScopeCache(() => clock.now(), replicas);
  const located = createGrowingCache<Located>({
    now: () => clock.now(),
    kind: "host",
    replicas,
    most: MOST_LOCATED,
    // What was not found may be there in a moment.
    isWorthKeeping: ({ scope, api }) => scope !== null || api !== undefined,
  });
  const context = (limited: Aws = aws): GatherContext =>
    createGatherContext({ aws: limited, outbound, clock, probesTokenEndpoint });
  const rate = createSharedProbeRate(
    createProbeRate(() => clock.now()),
    replicas,
  );
  const recordings = createEvidenceReader(
    () => context(),
    () => clock.now(),
    replicas,
  );
  const now = () => new Date(clock.now());
  const accountName = (id: string) => aws.accounts.find((account) => account.id === id)?.name ?? "";
  const apiCache = createApiCache(() => clock.now(), replicas);
  const apis = createApiEngine({ cache: apiCache, context, rate, now, accountName });
  // A sweep lasts as long as the services allow; each scope of it has a while of its own.
  const leisurely = (): GatherContext =>
    createGatherContext({ aws, outbound, clock, deadlineMs: SWEEP_DEADLINE_MS, patient: true });
  const sweep = createFleetSweep({ aws, clock, context: leisurely, cache, apiCache, replicas });
  const bounded = (signal: AbortSignal, deadlineMs: number): GatherContext =>
    createGatherContext({ aws, outbound, clock, signal, deadlineMs });
  const readLogs = createLogReading(bounded);
  const askAthena = createAthenaAsking(athena, bounded);
  const surroundings = createChainSurroundings(
    sweep,
    async (chainId) => {
      const place = placeOf(aws, chainId);
      if (!place.ok) return null;
      const ofChain = (snapshot: Snapshot) => deriveChains(snapshot).find((chain) => chain.id === chainId);
      const focus = (snapshot: Snapshot) => {
        const chain = ofChain(snapshot);
        return chain ? [chain.ruleArn] : [];
      };
      const snapshot = await cache.configuration(place.scope, { fresh: false, hosts: {}, focus }, context);
      const chain = ofChain(snapshot);
      return chain ? { snapshot, chain } : null;
    },
    async (chainId) => {
      const ofApi = parseApiChainId(chainId);
      if (ofApi?.stage === undefined || notConfigured(aws, ofApi.scope, "") !== null) return null;
      const { stage, httpMethod = "", path = "" } = ofApi;
      const snapshot = await apis.snapshot(ofApi);
      const chain = findApiChain(snapshot, stage, httpMethod, path);
      return chain ? { snapshot, chain } : null;
    },
  );

  /** The load balancer or API of a host, asked once a minute. */
  const find = (question: Question, fresh: boolean, shared: GatherContext): Promise<Located> => {
    // Of a custom domain of API Gateway, the path decides as well.
    const key = [
      question.request.host,
      question.request.path,
      question.account,
      question.region,
      question.clientId,
    ].join(" ");
    const read = () =>
      question.clientId === undefined
        ? locate(question.request, shared)
        : findByClient(question.clientId, question.request.host, () => sweep.snapshots());
    return located.grow(key, { fresh, patient: false }, read, async (found) => found);
  };

  const judge = async (
    scope: Scope,
    chain: AuthChain,
    snapshot: Snapshot,
    resolution: Resolution,
    clue: Clue,
    host: string | undefined,
    subject: string | undefined,
  ): Promise<DiagnoseOutcome> => {
    const base = { clue, host, resolution, accountName: accountName(scope.account) };
    const at = (taken: Snapshot, probed: boolean): Diagnosis =>
      diagnose({ ...base, snapshot: taken, chain, now: now(), probed });
    const forbidden = clue.status === 403; // what a web ACL answers
    const ready = cache.probed(scope, chain.ruleArn, host, forbidden);
    if (ready) {
      const done = at(ready, true);
      return { ok: true, first: done, complete: Promise.resolve(done) };
    }
    const { loadBalancer } = snapshot.artifacts;
    const own = loadBalancer.state === "ok" ? [loadBalancer.value.DNSName.toLowerCase()] : [];
    const hosts = host === undefined ? [] : [host, ...own];
    const complete = cache
      .probe(scope, [chain.ruleArn], hosts, context, (rules) => rate.take(subject, rules), forbidden)
      .then((probed) => at(probed, true));
    return { ok: true, first: at(snapshot, false), complete };
  };

  /** The API of a chain id, read. */
  const apiOfChain = async (
    id: string,
  ): Promise<{ ok: true; snapshot: ApiSnapshot; place: ApiPlace } | { ok: false; problem: Problem }> => {
    const place = parseApiChainId(id);
    if (place?.stage === undefined) return refuse(badChain);
    const problem = notConfigured(aws, place.scope, `API ${place.scope.id}`);
    return problem ? refuse(problem) : { ok: true, snapshot: await apis.snapshot(place), place };
  };

  return {
    async diagnose(parameters, subject) {
      const read = readParameters(parameters);
      if (!read.ok) return read;
      const { question } = read;
      const { clue, request } = question;
      const fresh = parameters.fresh ?? false;
      const begun = clock.now();
      const shared = context(limitedTo(aws, question));
      const found = await find(question, fresh, shared);
      const nowhere = (resolution: Resolution, errors = found.errors): DiagnoseOutcome => {
        const first = diagnoseNowhere({
          clue,
          host: request.host,
          resolution,
          errors,
          nearestHosts: found.nearestHosts ?? [],
          takenAt: new Date(begun).toISOString(),
          calls: shared.session.calls(),
          elapsedMs: clock.now() - begun,
        });
        return { ok: true, first, complete: Promise.resolve(first) };
      };
      if (found.api) {
        const { steps, hostAddresses } = found;
        const asked = { api: found.api, clue, request, hostAddresses, steps, fresh, subject, shared };
        const followed = await apis.diagnose(asked);
        return "outcome" in followed
          ? followed.outcome
          : nowhere(followed.resolution, [...found.errors, ...followed.errors]);
      }
      if (found.scope === null) {
        return nowhere({ kind: "none", account: "", region: "", chain: null, steps: [...found.steps] });
      }
      const { scope } = found;
      const host = request.host;
      const hosts = { [host]: found.hostAddresses };
      const ruleOf = (snapshot: Snapshot) => ruleFor(snapshot, question);
      const focus = (snapshot: Snapshot) => {
        const { ruleArn } = ruleOf(snapshot);
        return ruleArn === undefined ? [] : [ruleArn];
      };
      const snapshot = await cache.configuration(scope, { fresh, hosts, focus }, () => shared);
      const { ruleArn, steps } = ruleOf(snapshot);
      const chain = deriveChains(snapshot).find((candidate) => candidate.ruleArn === ruleArn);
      const resolution: Resolution = {
        kind: "alb",
        account: scope.account,
        region: scope.region,
        chain: chain?.id ?? null,
        steps: [...found.steps, ...steps],
      };
      if (!chain) return nowhere(resolution, [...found.errors, ...snapshot.errors]);
      return judge(scope, chain, snapshot, resolution, clue, host, subject);
    },

    async diagnoseChain(chainId, { fresh, subject }) {
      const ofApi = parseApiChainId(chainId);
      // A scope alone is no chain, of an API as of a load balancer.
      if (ofApi?.stage !== undefined) {
        const problem = notConfigured(aws, ofApi.scope, `API ${ofApi.scope.id}`);
        return problem ? refuse(problem) : apis.diagnoseChain(ofApi, { fresh, subject });
      }
      const place = placeOf(aws, chainId);
      if (!place.ok) return place;
      const { scope, listenerId, ruleId } = place;
      const ofChain = (snapshot: Snapshot) => deriveChains(snapshot).find((chain) => chain.id === chainId);
      const focus = (snapshot: Snapshot) => {
        const chain = ofChain(snapshot);
        return chain ? [chain.ruleArn] : [];
      };
      const snapshot = await cache.configuration(scope, { fresh, hosts: {}, focus }, context);
      const chain = ofChain(snapshot);
      if (!chain) return refuse(missingChain(snapshot, `${listenerId}/${ruleId}`));
      const host = chain.hosts[0];
      const resolution: Resolution = {
        kind: "alb",
        account: scope.account,
        region: scope.region,
        chain: chain.id,
        steps: [],
      };
      return judge(scope, chain, snapshot, resolution, {}, host, subject);
    },

    async snapshot(id, subject, judged) {
      const place = placeOf(aws, id);
      if (!place.ok) return place;
      const shared = context();
      const configured = await cache.configuration(
        place.scope,
        { fresh: false, hosts: {}, focus: () => null },
        () => shared,
      );
      const others = deriveChains(configured).filter((chain) => chain.id !== judged);
      const ruleArns = others.map((chain) => chain.ruleArn);
      const take = (rules: number) => rate.take(subject, rules);
      return { ok: true, snapshot: await cache.probe(place.scope, ruleArns, [], context, take) };
    },

    async apiSnapshot(id, subject) {
      const ofApi = parseApiChainId(id);
      if (!ofApi) return null;
      const problem = notConfigured(aws, ofApi.scope, `API ${ofApi.scope.id}`);
      return problem ? refuse(problem) : { ok: true, snapshot: await apis.probedSnapshot(ofApi, subject) };
    },

    async planAuthorizerTest(chainId) {
      const asked = await apiOfChain(chainId);
      return asked.ok ? planTest(asked.snapshot, asked.place) : asked;
    },

    async testAuthorizer(chainId, values) {
      const asked = await apiOfChain(chainId);
      return asked.ok ? runTest(context(), asked.snapshot, asked.place, values) : asked;
    },

    async evidence(chainId, atText) {
      const at = readTime(atText);
      if (at === null) return refuse(badTime);
      const ofApi = parseApiChainId(chainId);
      if (ofApi?.stage !== undefined) {
        const problem = notConfigured(aws, ofApi.scope, `API ${ofApi.scope.id}`);
        if (problem) return refuse(problem);
        const subject = subjectOfApi(await apis.snapshot(ofApi), ofApi);
        return { ok: true, evidence: await recordings.read(subject, at ?? null) };
      }
      const place = placeOf(aws, chainId);
      if (!place.ok) return place;
      const { scope, listenerId, ruleId } = place;
      const ofChain = (snapshot: Snapshot) => deriveChains(snapshot).find((chain) => chain.id === chainId);
      const focus = (snapshot: Snapshot) => {
        const chain = ofChain(snapshot);
        return chain ? [chain.ruleArn] : [];
      };
      const snapshot = await cache.configuration(scope, { fresh: false, hosts: {}, focus }, context);
      const chain = ofChain(snapshot);
      if (!chain) return refuse(missingChain(snapshot, `${listenerId}/${ruleId}`));
      return { ok: true, evidence: await recordings.read(subjectOfChain(snapshot, chain), at ?? null) };
    },

    async inventory() {
      const ctx = context();
      const [places, listed] = await Promise.all([listInventory(ctx), listApis(ctx)]);
      return places.map(({ account, accountName: name, region, loadBalancers }, index) => ({
        account,
        accountName: name,
        region,
        loadBalancers:
          loadBalancers.state === "ok"
            ? loadBalancers.value.map(({ scope, dnsName, scheme, state }) => ({
                scope: scopeId(scope),
                name: scope.name,
                dnsName,
                scheme,
                state,
              }))
            : [],
        error: loadBalancers.state === "failed" ? loadBalancers.error : null,
        ...apisOfPlace(listed[index]),
      }));
    },

    fleet: (onProgress, fresh) => sweep.fleet(onProgress, fresh),
    fleetWithin: (waitMs) => sweep.fleetWithin(waitMs),

    logs(asked) {
      const place = placeOf(aws, asked.scope);
      if (!place.ok) return place;
      return {
        ok: true,
        scope: place.scope,
        run: (signal, emit) =>
          (asked.by === "athena" ? askAthena : readLogs)(place.scope, asked, signal, emit),
      };
    },

    ...surroundings,
  };
}

function apisOfPlace(
  listed: Gathered<readonly ListedApi[]> | undefined,
): Pick<InventoryPlace, "apis" | "apisError"> {
  return {
    apis:
      listed?.state === "ok"
        ? listed.value.map(({ scope, api }) => ({
            scope: apiScopeId(scope),
            name: api.name,
            kind: scope.kind,
          }))
        : [],
    apisError: listed?.state === "failed" ? listed.error : null,
  };
}

const badTime: Problem = {
  code: "bad-time",
  message: "The time is no date that can be read.",
  wayOut: "Give it as in 2026-03-02T02:41:00Z, or leave it out.",
  understood: [],
};

/** Only the account and Region that were asked for; indices stay, since places are named by them. */
function limitedTo(aws: Aws, { account, region }: Question): Aws {
  if (account === undefined && region === undefined) return aws;
  const accounts = aws.accounts.map((settings) => ({
    ...settings,
    regions:
      account === undefined || settings.id === undefined || settings.id === account
        ? settings.regions.filter((name) => region === undefined || name === region)
        : [],
  }));
  return { ...aws, accounts };
}
