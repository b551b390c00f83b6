/** What a person can paste of an API scenario's call, and the verdict with it, in this process. */
import { type JudgedCall, judgeCall } from "../../../lib/diagnose";
import { systemClock } from "../../../lib/gather";
import type { Brought } from "../../../lib/model/brought";
import type { Diagnosis } from "../../../lib/model/diagnosis";
import type { Outbound } from "../../../lib/outbound";
import type { Engine } from "../../../lib/server/engine";
import { createLiveTargets } from "../../../lib/server/keys/live-targets";
import { createPublicKeys, type PublicKeys } from "../../../lib/server/keys/public-keys";
import type { Sandbox } from "../../sandbox/start";
import { awsOf } from "./engine";

/** Public keys as the dashboard gives them out, with nothing read yet. */
export function keysOn(sandbox: Sandbox, outbound: Outbound): PublicKeys {
  const live = createLiveTargets({ aws: awsOf(sandbox), outbound, clock: systemClock });
  return createPublicKeys(live, { outbound, now: () => Date.now() });
}

/** The diagnosis again, as a browser makes it over the snapshot that it fetches. */
export async function withPaste(
  engine: Engine,
  keys: PublicKeys,
  before: Diagnosis,
  brought: Brought,
): Promise<JudgedCall> {
  const { chain } = before.resolution;
  const read = chain === null ? null : await engine.apiSnapshot(chain);
  if (!read?.ok) throw new Error(`no snapshot of ${chain}`);
  return judgeCall(before, read.snapshot, brought, new Date(), (target) => ({
    fetch: async () => {
      const found = await keys.ofChain(target.chain);
      return found.ok
        ? { status: 200, body: JSON.stringify({ keys: found.keySet.keys }) }
        : { status: 0, body: "", because: found.problem.message };
    },
  }));
}
