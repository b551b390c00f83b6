import type { Diagnosis } from "../model/diagnosis";
import { causesOf, certaintyOf } from "./causes";
import { evidenceLine } from "./evidence-text";
import { answerWord } from "./status";

/**
 * Five lines of Markdown for the incident channel: cause, proof, fix, owner, link.
 * @param link absolute address of the diagnosis
 */
export function handoff(diagnosis: Diagnosis, link: string): string {
  const [first] = causesOf(diagnosis);
  const certainty = certaintyOf(diagnosis);
  const cause = certainty === null ? answerWord(diagnosis) : `Cause (${certainty})`;
  return [
    `**${cause}:** ${oneLine(diagnosis.summary)}`,
    `**Proof:** ${proofLine(diagnosis)}`,
    `**Fix:** ${oneLine(first?.fixes[0]?.title ?? diagnosis.nextSteps[0] ?? "none known yet")}`,
    `**Owner:** ${diagnosis.source.owner || "owner unknown"}`,
    `**Link:** ${link}`,
  ].join("\n");
}

function proofLine(diagnosis: Diagnosis): string {
  const evidence = causesOf(diagnosis)[0]?.evidence[0];
  const { takenAt, errors } = diagnosis.snapshot;
  const when = `read ${takenAt}`;
  if (evidence) return `${oneLine(evidenceLine(evidence))} (${when})`;
  return errors.length === 0 ? when : `${when}; ${errors.length} things could not be read`;
}

/** A message line stays a line, whatever AWS answered. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
