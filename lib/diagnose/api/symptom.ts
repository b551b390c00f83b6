import { statusOfType, typesOfStatus } from "../../facts/api/gateway-response-types";
import type { GatewayResponse } from "../../model/api";
import type { Clue } from "../../model/diagnosis";
import type { Finding } from "../../model/finding";
import type { Seen } from "../symptom";
import { findApiSymptom } from "../symptoms/api/index";

/**
 * What a clue of API Gateway calls for. A gateway response type, or the error of a challenge, says more than a status and
 * stays the same under whatever status it is sent; the fallbacks alone stand for anything. Of a status: the checks that
 * say of themselves that they are met as it. Undefined where nothing was brought, or no check is met as that: then
 * everything can be. `customised`: gateway responses, which may send the refusal of an authorizer out under another
 * status.
 */
export function apiSymptomOf(
  { status, reason }: Clue,
  findings: readonly Finding[],
  customised: readonly GatewayResponse[],
): Seen | undefined {
  const named = reason === undefined || reason.startsWith("DEFAULT_") ? undefined : findApiSymptom(reason);
  if (named) return named;
  if (status === undefined || status < 400) return undefined;
  const statuses = new Set([
    status,
    ...typesOfStatus(status, customised).map((type) => statusOfType(type, [])),
  ]);
  const causes = findings.filter(({ meets }) => isMetAs(meets, statuses));
  if (causes.length === 0) return undefined;
  return {
    causes: causes.map(({ check }) => ({ check })),
    brief: "API Gateway, or the backend behind it, answers it.",
    uncheckable: cannotShowOfApi,
  };
}

/** A check that names no status can be met as any. */
function isMetAs(meets: string, statuses: ReadonlySet<number>): boolean {
  const named = meets.match(/\b[45]\d\d\b/g);
  return named === null || named.some((text) => statuses.has(Number(text)));
}

/** What no configuration of an API shows. */
export const cannotShowOfApi: Seen["uncheckable"] = [
  {
    cause: "the token or header that the caller sent",
    why: "it is judged where it is pasted, and is in no configuration",
  },
  {
    cause: "what a Lambda authorizer answers, and what the backend itself refuses",
    why: "no function is called and no backend is asked",
  },
  {
    cause: "a proxy or CDN before the API that drops the Authorization header",
    why: "only the request as it arrives shows it",
  },
];
