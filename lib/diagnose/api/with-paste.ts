import { findApiChain } from "../../facts/api/chains";
import { resolveApiChain } from "../../facts/api/resolve-chain";
import type { ApiChain } from "../../model/api-chain";
import type { ApiSnapshot } from "../../model/api-snapshot";
import type { Brought, BroughtRequest } from "../../model/brought";
import type { Diagnosis, ResolutionStep } from "../../model/diagnosis";
import { parseApiChainId } from "../../model/scope";
import { chooseMapping, type MappedRequest } from "../../routing/api/choose-mapping";
import { type RequestTarget, readRequestUrl } from "../../routing/index";
import { diagnoseApi } from "./diagnose-api";

/**
 * A diagnosis once more, over the same snapshot, with what a person pasted of the call: where it was pasted, so that
 * nothing of it goes anywhere. Its method and URL decide which chain is judged. `before` and `snapshot`: once probes have
 * been asked.
 */
export function diagnoseWithPaste(
  before: Diagnosis,
  snapshot: ApiSnapshot,
  brought: Brought,
  now: Date,
): Diagnosis {
  const request = requestOf(before, brought.request);
  const found = chainFor(before, snapshot, request);
  if (!found?.chain) return before;
  const { chain, steps } = found;
  return diagnoseApi({
    clue: before.request,
    request,
    brought,
    resolution: {
      ...before.resolution,
      chain: chain.id,
      steps: chain.id === before.resolution.chain ? before.resolution.steps : [...steps],
    },
    snapshot,
    chain,
    now,
    accountName: before.source.accountName,
    probed: true,
  });
}

/** The method or route that a pasted call goes to; undefined where that is not known. */
export function chainOfCall(
  before: Diagnosis,
  snapshot: ApiSnapshot,
  { request }: Brought,
): ApiChain | undefined {
  return chainFor(before, snapshot, requestOf(before, request))?.chain;
}

const chainFor = (before: Diagnosis, snapshot: ApiSnapshot, request: RequestTarget | undefined) =>
  request ? chainOfUrl(snapshot, request) : ofId(snapshot, before.resolution.chain);

interface Followed {
  readonly chain: ApiChain | undefined;
  readonly steps: readonly ResolutionStep[];
}

/** The URL that was diagnosed, in the words of the paste where it is the same host's. */
function requestOf(before: Diagnosis, pasted: BroughtRequest | undefined): RequestTarget | undefined {
  const asked = targetOf(before.request.url);
  const own = targetOf(pasted?.url);
  const request = own && (!asked || own.host === asked.host) ? own : asked;
  if (!request || !pasted) return request;
  return {
    ...request,
    ...(pasted.method === undefined ? {} : { method: pasted.method }),
    headers: valuesByName(pasted),
  };
}

function targetOf(url: string | undefined): RequestTarget | undefined {
  const read = url === undefined ? undefined : readRequestUrl(url);
  return read?.ok ? read.request : undefined;
}

function valuesByName({ headers }: BroughtRequest): Record<string, string[]> {
  const byName: Record<string, string[]> = {};
  for (const { name, value } of headers) {
    const key = name.toLowerCase();
    byName[key] = [...(byName[key] ?? []), value];
  }
  return byName;
}

/** The method or route that a URL leads to, and how; undefined where the snapshot does not tell. */
export function chainOfUrl(snapshot: ApiSnapshot, request: RequestTarget): Followed | undefined {
  const mapped = mappedOf(snapshot, request);
  if (mapped === "unread" || (mapped && mapped.apiId !== snapshot.scope.id)) return undefined;
  return resolveApiChain(snapshot, request, mapped);
}

/** Where the custom domain sends it; undefined: it is no custom domain's. What was not read may map it: `unread`. */
function mappedOf(
  { artifacts }: ApiSnapshot,
  request: RequestTarget,
): MappedRequest | null | undefined | "unread" {
  const domain = artifacts.domains[request.host];
  if (domain?.state !== "ok" || domain.value === null) return undefined;
  const mappings = artifacts.mappings[request.host];
  const rules = artifacts.routingRules[request.host];
  const { mapped } = chooseMapping(
    domain.value,
    mappings?.state === "ok" ? mappings.value : [],
    rules?.state === "ok" ? rules.value : [],
    request,
  );
  // Rules go before mappings.
  const isUnsure = rules?.state === "failed" || (mapped === null && mappings?.state === "failed");
  return isUnsure ? "unread" : mapped;
}

function ofId(snapshot: ApiSnapshot, id: string | null): Followed | undefined {
  const place = id === null ? null : parseApiChainId(id);
  if (place?.stage === undefined) return undefined;
  const { stage, httpMethod = "", path = "" } = place;
  return { chain: findApiChain(snapshot, stage, httpMethod, path), steps: [] };
}
