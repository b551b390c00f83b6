import type { Clue } from "../../model/diagnosis";
import type { Symptom } from "../symptom";
import { apiSymptoms } from "./api/index";
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

/** What a sign-in through a load balancer ends in: statuses, then patterns, reasons and OAuth errors. */
export const albSymptoms: readonly Symptom[] = [
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

/** Every symptom, each with a page of its own: those of load balancers, then those of API Gateway. */
export const symptoms: readonly Symptom[] = [...albSymptoms, ...apiSymptoms];

const byId = byName(symptoms);
const ofLoadBalancer = byName(albSymptoms);

/**
 * The symptom at an address below `/explain/`, under any of its names. Ids ignore case, but where two differ by nothing
 * else: ACCESS_DENIED is a gateway response, access_denied an OAuth error.
 */
export function findSymptom(id: string): Symptom | undefined {
  return byId.get(id) ?? byId.get(id.toLowerCase());
}

/** By each name as it is written, and in lower case by the first that has it so. */
function byName(all: readonly Symptom[]): ReadonlyMap<string, Symptom> {
  const named = all.flatMap((symptom) =>
    [symptom.id, ...(symptom.also ?? [])].map((id) => [id, symptom] as const),
  );
  const lower = named.map(([id, symptom]) => [id.toLowerCase(), symptom] as const);
  return new Map([...lower.toReversed(), ...named]);
}

/**
 * What a clue shows at a load balancer: its reason says more than its status. Undefined: nothing that is known. A status below 400 is no
 * symptom: every sign-in begins with 302.
 */
export function symptomOf(clue: Clue): Symptom | undefined {
  const find = (id: string) => ofLoadBalancer.get(id) ?? ofLoadBalancer.get(id.toLowerCase());
  const byReason = clue.reason === undefined ? undefined : find(clue.reason);
  if (byReason) return byReason;
  return clue.status === undefined || clue.status < 400 ? undefined : find(String(clue.status));
}
