import { diagnosisMarkdown } from "@/lib/format/diagnosis-markdown";
import { redactDiagnosis, type TakenOut, takenOutWords } from "@/lib/format/redact-diagnosis";
import type { Diagnosis } from "@/lib/model/diagnosis";

interface ShareText {
  readonly markdown: string;
  readonly json: string;
  /** What was taken out, or would have been. */
  readonly takenOut: readonly TakenOut[];
}

/** A diagnosis as it is copied: without account numbers, private addresses and persons, unless it is to be whole. */
export function shareText(diagnosis: Diagnosis, link: string, whole = false): ShareText {
  const redacted = redactDiagnosis(diagnosis);
  const shown = whole ? diagnosis : redacted.diagnosis;
  const without = whole ? null : takenOutWords(redacted.takenOut);
  return {
    markdown: diagnosisMarkdown(shown, link, without),
    json: JSON.stringify(without === null ? shown : { without, ...shown }, null, 2),
    takenOut: redacted.takenOut,
  };
}
