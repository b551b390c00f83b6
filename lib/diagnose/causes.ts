import type { Finding } from "../model/finding";
import { hopId } from "../model/finding";
import type { Seen } from "./symptom";

/** A fail that can be why sign-in fails: weaker severities are worth saying, never a cause. */
export function breaks(finding: Finding): boolean {
  return (
    finding.status === "fail" &&
    finding.followsFrom === undefined &&
    (finding.severity === "breaks-sign-in" || finding.severity === "may-break")
  );
}

/** A proven fail that stops every request of the chain. */
export function isProven(finding: Finding): boolean {
  return breaks(finding) && finding.certainty === "proven" && finding.severity === "breaks-sign-in";
}

/** Whether what was seen can come from this check. Without a symptom everything can. */
export function fits(check: string, symptom: Seen | undefined): boolean {
  return symptom === undefined || symptom.causes.some((cause) => cause.check === check);
}

/**
 * The causes, first met first. A proven fault leads; where one fits what was seen, what is only likely steps back.
 * Where none does, so does what rests on the clue alone as soon as the configuration shows something that fits: a
 * token endpoint of another tenant explains a refusal better than a secret that nobody can see. A proven fault that
 * does not fit is still a fault on the way, so it stays, after those that fit.
 */
export function causesOf(findings: readonly Finding[], symptom: Seen | undefined): Finding[] {
  const candidates = findings.filter(breaks);
  const proven = candidates.filter(isProven);
  const fitting = proven.filter((finding) => fits(finding.check, symptom));
  const others = proven.filter((finding) => !fits(finding.check, symptom));
  if (fitting.length > 0) return [...byHop(fitting), ...byHop(others)];
  const likely = candidates.filter((finding) => !isProven(finding) && fits(finding.check, symptom));
  const shown = likely.filter((finding) => !restsOnClue(finding));
  return [...byRank(shown.length > 0 ? shown : likely, symptom), ...byHop(others)];
}

/** Whether nothing but what the user brought speaks for it. */
function restsOnClue(finding: Finding): boolean {
  return finding.evidence.every((evidence) => evidence.type === "clue");
}

function byHop(findings: readonly Finding[]): Finding[] {
  const order = (finding: Finding) => hopId.options.indexOf(finding.hop);
  return findings.toSorted((a, b) => order(a) - order(b));
}

function byRank(findings: readonly Finding[], symptom: Seen | undefined): Finding[] {
  if (symptom === undefined) return byHop(findings);
  const rank = (finding: Finding) => symptom.causes.findIndex((cause) => cause.check === finding.check);
  const weight = (finding: Finding) => (finding.severity === "breaks-sign-in" ? 0 : 1);
  return findings.toSorted((a, b) => weight(a) - weight(b) || rank(a) - rank(b));
}
