import type { TargetOfChain } from "../../facts/token-targets";
import { inspectToken, type KeySource } from "../../jwt/index";
import type { ApiSnapshot } from "../../model/api-snapshot";
import type { Brought } from "../../model/brought";
import type { Diagnosis } from "../../model/diagnosis";
import { type CallStep, tokenOfCall, walkCall } from "./walk-call";
import { chainOfCall, diagnoseWithPaste } from "./with-paste";

export interface JudgedCall {
  readonly diagnosis: Diagnosis;
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
  brought: Brought,
  now: Date,
  keysOf: (target: TargetOfChain) => KeySource,
): Promise<JudgedCall> {
  const diagnosis = diagnoseWithPaste(before, snapshot, brought, now);
  const chain = chainOfCall(before, snapshot, brought);
  // A request to an OAuth endpoint is no call of the API.
  if (!chain || brought.oauth) return { diagnosis, steps: [] };
  const token = tokenOfCall(snapshot, chain, brought);
  const inspection =
    token &&
    (await inspectToken(token.text, { target: token.target.target, keys: keysOf(token.target), now }));
  return { diagnosis, steps: walkCall(chain, diagnosis.findings, inspection) };
}
