import type { Answer, Clue } from "../model/diagnosis";
import type { Finding } from "../model/finding";
import { fits, isProven } from "./causes";
import type { Seen } from "./symptom";

/** The by-design finding that predicts what was seen: this very status, or nothing that speaks against it. */
export function byDesign(findings: readonly Finding[], clue: Clue): Finding | undefined {
  if (clue.reason !== undefined) return undefined;
  return findings.find(
    (finding) =>
      finding.status === "fail" &&
      finding.severity === "by-design" &&
      (clue.status === undefined || finding.meets === String(clue.status)),
  );
}

/** Checks that fit what was seen and could not be judged because something could not be read. */
export function unread(findings: readonly Finding[], symptom: Seen | undefined): Finding[] {
  return findings.filter(
    (finding) =>
      (finding.status === "unknown" || finding.status === "error") &&
      finding.needs === undefined &&
      (finding.severity === "breaks-sign-in" || finding.severity === "may-break") &&
      (finding.status === "error" || finding.evidence.some((evidence) => evidence.type === "gather-error")) &&
      fits(finding.check, symptom),
  );
}

/**
 * In order of precedence: found, by-design, likely, not-enough-access, ruled-out. Without a status by-design predicts
 * nothing that was seen, so a likely cause goes before it.
 */
export function answerOf(
  findings: readonly Finding[],
  causes: readonly Finding[],
  clue: Clue,
  symptom: Seen | undefined,
  complete: boolean,
): Answer {
  if (causes.some((cause) => isProven(cause) && fits(cause.check, symptom))) return "found";
  const asked = byDesign(findings, clue) !== undefined;
  if (asked && clue.status !== undefined) return "by-design";
  if (causes.length > 0) return "likely";
  if (asked) return "by-design";
  if (!complete || unread(findings, symptom).length > 0) return "not-enough-access";
  return "ruled-out";
}
