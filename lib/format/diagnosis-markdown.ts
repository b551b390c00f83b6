import type { Diagnosis } from "../model/diagnosis";
import type { Finding } from "../model/finding";
import { causesOf, fixText } from "./causes";
import { evidenceLine } from "./evidence-text";
import { answerWord, shownStatus, statusWord } from "./status";
import { utcTime } from "./time";

/**
 * The whole diagnosis as Markdown: verdict, causes with proof and fix, what else is not right, what could not be read.
 * @param link absolute address of the diagnosis
 */
export function diagnosisMarkdown(diagnosis: Diagnosis, link: string): string {
  const { source, snapshot } = diagnosis;
  const causes = causesOf(diagnosis);
  const others = diagnosis.findings.filter(
    (finding) => !causes.includes(finding) && ["fail", "unknown", "error"].includes(finding.status),
  );
  return [
    `## ${answerWord(diagnosis)}`,
    diagnosis.summary,
    `Read ${utcTime(snapshot.takenAt, true)} · ${source.accountName || "account"} ${source.account} · ${source.region} · ${link}`,
    ...causes.map((cause, index) => causeSection(cause, index + 1)),
    section("Also seen", others.map(findingLine)),
    section("Next", diagnosis.nextSteps),
    section(
      "Could not be read",
      snapshot.errors.map((error) => evidenceLine({ type: "gather-error", error })),
    ),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function causeSection(cause: Finding, number: number): string {
  return [
    `### ${number}. ${cause.title} (${cause.certainty ?? "likely"}, \`${cause.check}\`)`,
    ...(cause.because === undefined ? [] : [cause.because]),
    cause.evidence.map((evidence) => `- ${evidenceLine(evidence)}`).join("\n"),
    ...cause.fixes.map((fix) => `**${fix.title}**\n\n${fence(fixText(fix))}`),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function findingLine(finding: Finding): string {
  const because = finding.because === undefined ? "" : `: ${finding.because}`;
  return `${statusWord[shownStatus(finding)]} · ${finding.title} (\`${finding.check}\`)${because}`;
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? "" : `### ${title}\n\n${lines.map((line) => `- ${line}`).join("\n")}`;
}

/** A fence longer than any run of backticks inside it (CommonMark 0.31 section 4.5). */
function fence(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map((match) => match[0].length));
  const marks = "`".repeat(longest + 1);
  return `${marks}\n${text}\n${marks}`;
}
