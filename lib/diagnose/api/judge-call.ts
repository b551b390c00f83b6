import type { TargetOfChain } from "../../facts/token-targets";
import { inspectToken, type KeySource } from "../../jwt/index";
import type { ApiSnapshot } from "../../model/api-snapshot";
import type { Brought } from "../../model/brought";
import type { Diagnosis } from "../../model/diagnosis";
import { readApiHost } from "../../routing/api/api-host";
import { readRequestUrl } from "../../routing/index";
import { type CallStep, tokenOfCall, walkCall } from "./walk-call";
import { chainOfCall, diagnoseWithPaste } from "./with-paste";

export interface JudgedCall {
  readonly diagnosis: Diagnosis;
  /** What of the paste was judged: a call of the API, or a request to an OAuth endpoint, never both. */
  readonly brought: Brought;
  /** What API Gateway does with the call, one after another; none where no method is known. */
  readonly steps: readonly CallStep[];
}

/**
 * A pasted call judged over the snapshot: the diagnosis with it, and what becomes of it step by step. Its token is
 * verified with the keys that `keysOf` gives for the authorizer; only a key id goes there. Runs where the paste is.
 */
export async function judgeCall(
  before: Diagnosis,
  snapshot: ApiSnapshot,
  pasted: Brought,
  now: Date,
  keysOf: (target: TargetOfChain) => KeySource,
): Promise<JudgedCall> {
  const brought = oneOf(before, snapshot, pasted);
  const diagnosis = diagnoseWithPaste(before, snapshot, brought, now);
  const chain = chainOfCall(before, snapshot, brought);
  if (!chain || brought.oauth) return { diagnosis, brought, steps: [] };
  const token = tokenOfCall(snapshot, chain, brought);
  const inspection =
    token &&
    (await inspectToken(token.text, { target: token.target.target, keys: keysOf(token.target), now }));
  return { diagnosis, brought, steps: walkCall(chain, diagnosis.findings, inspection) };
}

/** An API may have a token endpoint of its own: what goes to a host of the API is a call of it, whatever it looks like. */
function oneOf(before: Diagnosis, snapshot: ApiSnapshot, { request, oauth, response }: Brought): Brought {
  if (oauth === undefined) return { ...(request && { request }), ...(response && { response }) };
  const asked = before.request.url === undefined ? undefined : readRequestUrl(before.request.url);
  const isOwn = (host: string) =>
    readApiHost(host).form === "execute-api" ||
    Object.hasOwn(snapshot.artifacts.domains, host) ||
    (asked?.ok === true && asked.request.host === host);
  // The answer to a request to an OAuth endpoint is not the API's.
  return request !== undefined && oauth.some(({ host }) => isOwn(host))
    ? { request, ...(response && { response }) }
    : { oauth };
}
