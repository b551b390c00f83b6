import type { Answer, Diagnosis } from "../model/diagnosis";
import type { Finding } from "../model/finding";
import type { HopStatus } from "../model/flow-graph";

/** Every state that a finding or a hop is shown in. One word for each, wherever it appears. */
export type ShownStatus = HopStatus | "not-applicable";

/** The words of the interface, the Markdown and the terminal. */
export const statusWord: Readonly<Record<ShownStatus, string>> = {
  fails: "fails",
  likely: "likely",
  unknown: "unknown",
  "by-design": "by design",
  passes: "passes",
  "not-reached": "not reached",
  "not-applicable": "not applicable",
};

/** How a finding is shown: a fail of severity `by-design` is none, and one that is not proven is only likely. */
export function shownStatus(finding: Pick<Finding, "status" | "severity" | "certainty">): ShownStatus {
  switch (finding.status) {
    case "pass":
      return "passes";
    case "not-applicable":
      return "not-applicable";
    case "unknown":
    case "error":
      return "unknown";
    case "fail":
      if (finding.severity === "by-design") return "by-design";
      return finding.certainty === "proven" ? "fails" : "likely";
  }
}

/** What an answer is called above its sentence. */
export function answerWord(diagnosis: Pick<Diagnosis, "answer" | "resolution">): string {
  if (diagnosis.answer === "not-enough-access" && diagnosis.resolution.kind === "none") return "Not located";
  return answerWords[diagnosis.answer];
}

const answerWords: Readonly<Record<Answer, string>> = {
  found: "Cause found",
  likely: "Likely cause",
  "by-design": "By design",
  "ruled-out": "No fault in the configuration",
  "not-enough-access": "Cannot tell: not everything could be read",
};

/** Severities in words, for the catalogue and beside a finding. */
export const severityWord: Readonly<Record<Finding["severity"], string>> = {
  "breaks-sign-in": "breaks sign-in",
  "may-break": "may break sign-in",
  "weakens-sign-in": "weakens sign-in",
  blind: "leaves you blind",
  "by-design": "by design",
  hygiene: "hygiene",
};
