import "@/lib/model/without-eval";

import { diagnoseWithPaste } from "@/lib/diagnose";
import type { ApiSnapshot } from "@/lib/model/api-snapshot";
import type { Brought } from "@/lib/model/brought";
import type { Diagnosis } from "@/lib/model/diagnosis";

/** All that judges, in a part of its own: a page without a paste does not load it. */
export function judgePastedCall(before: Diagnosis, snapshot: ApiSnapshot, brought: Brought): Diagnosis {
  return diagnoseWithPaste(before, snapshot, brought, new Date());
}
