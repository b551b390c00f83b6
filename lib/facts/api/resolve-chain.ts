import type { ApiChain } from "../../model/api-chain";
import type { ApiSnapshot } from "../../model/api-snapshot";
import type { ResolutionStep } from "../../model/diagnosis";
import type { MappedRequest } from "../../routing/api/choose-mapping";
import { type ApiResolution, resolveApi } from "../../routing/api/resolve-api";
import type { RequestTarget } from "../../routing/request-target";
import { findApiChain, missingChain } from "./chains";

export interface ResolvedChain {
  readonly steps: readonly ResolutionStep[];
  /** Undefined: neither what is deployed nor the draft could be read, so what answers is not known. */
  readonly chain: ApiChain | undefined;
}

/** The stage that a request names, before any of it was read. Undefined: it names none that there is. */
export function stageOfRequest(
  kind: ApiSnapshot["scope"]["kind"],
  request: RequestTarget,
  mapped: MappedRequest | null | undefined,
  names: readonly string[],
): string | undefined {
  const stages = names.map((stageName) => ({ stageName }));
  const { stage } = resolveApi({ kind, request, stages, methodsOf: () => undefined, ...mappedOf(mapped) });
  return names.includes(stage) ? stage : undefined;
}

/** The method that answers a request, or what it asks for and is not there. */
export function resolveApiChain(
  snapshot: ApiSnapshot,
  request: RequestTarget,
  mapped: MappedRequest | null | undefined,
): ResolvedChain {
  const { stages } = snapshot.artifacts;
  if (stages.state !== "ok") {
    const why = stages.state === "failed" ? stages.error.message : stages.reason;
    const detail = `The stages could not be read: ${why}`;
    return { steps: [{ what: "Stages", outcome: "may", detail }], chain: undefined };
  }
  const resolved = resolve(snapshot, request, mapped, false);
  const { steps, stage, httpMethod, path, gap } = resolved;
  if (gap === undefined) return { steps, chain: findApiChain(snapshot, stage, httpMethod, path) };
  // What is not deployed may be in the draft, under its own path there.
  const drafted = gap === "method" ? resolve(snapshot, request, mapped, true) : undefined;
  const asked = drafted && drafted.gap === undefined && drafted.stage === stage ? drafted : resolved;
  return {
    steps,
    chain: missingChain(snapshot, { stage, httpMethod: asked.httpMethod, path: asked.path, gap }),
  };
}

function resolve(
  { scope, artifacts }: ApiSnapshot,
  request: RequestTarget,
  mapped: MappedRequest | null | undefined,
  draftOnly: boolean,
): ApiResolution {
  const { stages, deployed, methods } = artifacts;
  return resolveApi({
    kind: scope.kind,
    request,
    stages: stages.state === "ok" ? stages.value : [],
    methodsOf: (stage) => {
      const served = draftOnly ? undefined : deployed[stage];
      if (served?.state === "ok") return { methods: served.value.methods, drafted: false };
      return methods.state === "ok" ? { methods: methods.value, drafted: true } : undefined;
    },
    ...mappedOf(mapped),
  });
}

function mappedOf(mapped: MappedRequest | null | undefined): { mapped?: MappedRequest | null } {
  return mapped === undefined ? {} : { mapped };
}
