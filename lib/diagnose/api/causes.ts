import type { Finding } from "../../model/finding";
import { hopId } from "../../model/finding";
import { breaks, fits, isProven } from "../causes";
import type { Seen } from "../symptom";

/**
 * The causes on a chain of an API. First the faults that stop every call and fit what was seen, in the order in which a
 * call meets them. What the configuration proves and may be part of it (a deployment that is behind, a canary, a missing
 * CORS header) stays beside them, since it decides what must be done; what is only likely steps back behind a proven
 * fault. A proven fault that does not fit is still one on the way, so it comes last.
 */
export function apiCausesOf(findings: readonly Finding[], symptom: Seen | undefined): Finding[] {
  const candidates = findings.filter(breaks);
  const fitting = candidates.filter(({ check }) => fits(check, symptom));
  const proven = fitting.filter(isProven);
  const shown = fitting.filter((finding) => !isProven(finding) && finding.certainty === "proven");
  const likely = proven.length > 0 ? [] : fitting.filter(({ certainty }) => certainty === "likely");
  const others = candidates.filter((finding) => isProven(finding) && !fits(finding.check, symptom));
  return [...byHop(proven), ...byHop([...shown, ...likely]), ...byHop(others)];
}

function byHop(findings: readonly Finding[]): Finding[] {
  const order = ({ hop }: Finding) => hopId.options.indexOf(hop);
  return findings.toSorted((a, b) => order(a) - order(b));
}
