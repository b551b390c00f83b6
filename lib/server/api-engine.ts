import "server-only";
import { diagnoseApi } from "../diagnose/index";
import { deriveApiChains, findApiChain } from "../facts/api/chains";
import { resolveApiChain, stageOfRequest } from "../facts/api/resolve-chain";
import type { GatherContext, LocatedApi } from "../gather/index";
import type { ApiChain } from "../model/api-chain";
import type { ApiSnapshot } from "../model/api-snapshot";
import type { Clue, Diagnosis, Resolution, ResolutionStep } from "../model/diagnosis";
import type { GatherError, Gathered } from "../model/gathered";
import type { HostAddresses } from "../model/probe";
import { type ApiPlace, routeKey } from "../model/scope";
import type { RequestTarget } from "../routing/index";
import type { ApiCache } from "./api-cache";
import { type DiagnoseOutcome, type Problem, refuse } from "./outcome";
import type { SharedProbeRate } from "./probe-rate";

export interface ApiEngineParts {
  readonly cache: ApiCache;
  readonly context: () => GatherContext;
  readonly rate: SharedProbeRate;
  readonly now: () => Date;
  readonly accountName: (id: string) => string;
}

/** A URL that leads to an API, as far as it was followed. */
export interface AskedApi {
  readonly api: LocatedApi;
  readonly clue: Clue;
  readonly request: RequestTarget;
  readonly hostAddresses: Gathered<HostAddresses>;
  readonly steps: readonly ResolutionStep[];
  readonly fresh: boolean;
  readonly subject: string | undefined;
  /** Of the one who located it: its calls are part of this diagnosis. */
  readonly shared: GatherContext;
}

/** What is answered where the API was found, and its method was not. */
export interface WithoutChain {
  readonly resolution: Resolution;
  readonly errors: readonly GatherError[];
}

/** What can be asked of APIs. */
export interface ApiEngine {
  diagnose(asked: AskedApi): Promise<{ outcome: DiagnoseOutcome } | WithoutChain>;
  diagnoseChain(
    place: ApiPlace,
    options: { readonly fresh: boolean; readonly subject: string | undefined },
  ): Promise<DiagnoseOutcome>;
  /** Of a chain's place, all that its diagnosis read; of an API's, every stage and chain. */
  snapshot(place: ApiPlace): Promise<ApiSnapshot>;
  /** Likewise, with what the verdict does not wait for: what is saved is judged where nothing can be asked. */
  probedSnapshot(place: ApiPlace, subject: string | undefined): Promise<ApiSnapshot>;
}

export function createApiEngine({ cache, context, rate, now, accountName }: ApiEngineParts): ApiEngine {
  const judge = (
    snapshot: ApiSnapshot,
    chain: ApiChain,
    asked: Pick<AskedApi, "clue" | "subject"> & { readonly request: RequestTarget | undefined },
    resolution: Resolution,
  ): DiagnoseOutcome => {
    const { scope } = snapshot;
    const { clue, request, subject } = asked;
    const at = (taken: ApiSnapshot, probed: boolean): Diagnosis =>
      diagnoseApi({
        clue,
        request,
        brought: {},
        resolution,
        snapshot: taken,
        chain,
        now: now(),
        accountName: accountName(scope.account),
        probed,
      });
    const hosts = request === undefined ? [] : [request.host];
    const ready = cache.probed(scope, chain.id, hosts);
    if (ready) {
      const done = at(ready, true);
      return { ok: true, first: done, complete: Promise.resolve(done) };
    }
    const complete = cache
      .probe(scope, chain, hosts, context, (chains) => rate.take(subject, chains))
      .then((probed) => at(probed, true));
    return { ok: true, first: at(snapshot, false), complete };
  };

  const chainsOf = (snapshot: ApiSnapshot, { stage, httpMethod = "", path = "" }: ApiPlace) => {
    if (stage === undefined) return deriveApiChains(snapshot);
    const chain = findApiChain(snapshot, stage, httpMethod, path);
    return chain ? [chain] : [];
  };
  const configured = (place: ApiPlace) =>
    cache.configuration(
      place.scope,
      {
        fresh: false,
        stages: (names) => (place.stage === undefined ? null : names.filter((name) => name === place.stage)),
        chains: (read) => chainsOf(read, place),
      },
      context,
    );

  return {
    async diagnose(asked) {
      const { api, request, hostAddresses, steps, fresh, shared } = asked;
      const { scope, known, domain, mapped } = api;
      const resolve = (snapshot: ApiSnapshot) => resolveApiChain(snapshot, request, mapped);
      const snapshot = await cache.configuration(
        scope,
        {
          fresh,
          known,
          ...(domain === undefined ? {} : { domain }),
          hosts: { [request.host]: hostAddresses },
          stages: (names) => {
            const stage = stageOfRequest(scope.kind, request, mapped, names);
            return stage === undefined ? [] : [stage];
          },
          chains: (read) => {
            const { chain } = resolve(read);
            return chain ? [chain] : [];
          },
        },
        () => shared,
      );
      const { steps: found, chain } = resolve(snapshot);
      const resolution: Resolution = {
        kind: scope.kind,
        account: scope.account,
        region: scope.region,
        chain: chain?.id ?? null,
        steps: [...steps, ...found],
      };
      if (!chain) return { resolution, errors: snapshot.errors };
      return { outcome: judge(snapshot, chain, asked, resolution) };
    },

    async diagnoseChain({ scope, stage = "", httpMethod = "", path = "" }, { fresh, subject }) {
      const find = (snapshot: ApiSnapshot) => findApiChain(snapshot, stage, httpMethod, path);
      const snapshot = await cache.configuration(
        scope,
        {
          fresh,
          stages: () => [stage],
          chains: (read) => {
            const chain = find(read);
            return chain ? [chain] : [];
          },
        },
        context,
      );
      const chain = find(snapshot);
      if (!chain) return refuse(missingMethod(snapshot, stage, routeKey(httpMethod, path)));
      const resolution: Resolution = {
        kind: scope.kind,
        account: scope.account,
        region: scope.region,
        chain: chain.id,
        steps: [],
      };
      return judge(snapshot, chain, { clue: {}, request: undefined, subject }, resolution);
    },

    snapshot: configured,

    async probedSnapshot(place, subject) {
      let snapshot = await configured(place);
      for (const chain of chainsOf(snapshot, place)) {
        snapshot = await cache.probe(place.scope, chain, [], context, (chains) => rate.take(subject, chains));
      }
      return snapshot;
    },
  };
}

/** What is said of a method or route that the snapshot does not have. */
export function missingMethod(snapshot: ApiSnapshot, stage: string, route: string): Problem {
  const { scope, artifacts, errors } = snapshot;
  const name = artifacts.api.state === "ok" ? artifacts.api.value.name : scope.id;
  const [error] = errors;
  const gone = error === undefined || error.code === "not-found";
  const stages = artifacts.stages.state === "ok" ? artifacts.stages.value : [];
  const isStage = stages.some(({ stageName }) => stageName === stage);
  return {
    code: gone ? "not-found" : "not-read",
    message: gone
      ? isStage
        ? `Stage ${stage} of API ${name} has no ${route}, or not any more.`
        : `API ${name} has no stage ${stage}, or is gone.`
      : `API ${name} could not be read: ${error.operation}: ${error.message}`,
    wayOut: gone
      ? "Open the list of chains: the method or route may have been replaced, or its stage renamed."
      : `Allow ${error.operation} on ${error.resource} for the role in use.`,
    understood: [
      `account ${scope.account}`,
      `Region ${scope.region}`,
      `API ${scope.id}`,
      `stage ${stage}`,
      route,
    ],
  };
}
