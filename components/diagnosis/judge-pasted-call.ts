import "@/lib/model/without-eval";

import { fetchKeys } from "@/components/token-inspector/fetch-keys";
import { keyRequest } from "@/components/token-inspector/key-request";
import { type JudgedCall, judgeCall } from "@/lib/diagnose";
import type { TargetOfChain } from "@/lib/facts/token-targets";
import type { KeySource } from "@/lib/jwt";
import type { ApiSnapshot } from "@/lib/model/api-snapshot";
import type { Brought } from "@/lib/model/brought";
import type { Diagnosis } from "@/lib/model/diagnosis";

// All that reads and judges, in a part of its own: a page without a paste does not load it.
export { pastedCall } from "@/lib/clue/pasted-call";

export function judgePastedCall(
  before: Diagnosis,
  snapshot: ApiSnapshot,
  brought: Brought,
): Promise<JudgedCall> {
  return judgeCall(before, snapshot, brought, new Date(), keysOf);
}

/** The dashboard's own key route: what leaves is the chain. */
const keysOf = ({ target, chain }: TargetOfChain): KeySource => ({
  fetch: async (url) => {
    const request = keyRequest({ url, target, chain }, []);
    return request === null
      ? { status: 0, body: "", because: "no live chain vouches for these keys" }
      : fetchKeys(request);
  },
});
