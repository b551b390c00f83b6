import type { Clue } from "../../model/diagnosis";
import type { Symptom } from "../symptom";
import { requestErrors } from "./oauth-request";
import { signInErrors } from "./oauth-sign-in";
import { tokenErrors } from "./oauth-token";
import { patterns } from "./patterns";
import { callbackReasons } from "./reasons-callback";
import { reasonsElsewhere } from "./reasons-elsewhere";
import { jwtReasons } from "./reasons-jwt";
import { tokenReasons } from "./reasons-token";
import { userinfoReasons } from "./reasons-userinfo";
import { status401 } from "./status-401";
import { status500 } from "./status-500";
import { status561 } from "./status-561";
import { otherStatuses } from "./status-others";
import { requestStatuses } from "./status-requests";
import { targetHeaders } from "./target-headers";

export { unknownSymptom } from "./unknown-symptom";

/** Every symptom, each with a page of its own: statuses, then patterns, reasons and OAuth errors. */
export const symptoms: readonly Symptom[] = [
  status561,
  status401,
  status500,
  ...requestStatuses,
  ...otherStatuses,
  ...patterns,
  targetHeaders,
  ...tokenReasons,
  ...userinfoReasons,
  ...callbackReasons,
  ...jwtReasons,
  ...reasonsElsewhere,
  ...requestErrors,
  ...signInErrors,
  ...tokenErrors,
];

const byId = new Map(
  symptoms.flatMap((symptom) =>
    [symptom.id, ...(symptom.also ?? [])].map((id) => [id.toLowerCase(), symptom] as const),
  ),
);

/** The symptom at an address below `/explain/`, under any of its names; ids ignore case. */
export function findSymptom(id: string): Symptom | undefined {
  return byId.get(id.toLowerCase());
}

/**
 * What a clue shows: its reason says more than its status. Undefined: nothing that is known. A status below 400 is no
 * symptom: every sign-in begins with 302.
 */
export function symptomOf(clue: Clue): Symptom | undefined {
  const byReason = clue.reason === undefined ? undefined : findSymptom(clue.reason);
  if (byReason) return byReason;
  return clue.status === undefined || clue.status < 400 ? undefined : findSymptom(String(clue.status));
}
