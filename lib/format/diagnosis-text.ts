import type { Diagnosis } from "../model/diagnosis";
import type { Finding } from "../model/finding";
import { causesOf, fixText } from "./causes";
import { evidenceLine } from "./evidence-text";
import { answerWord, type ShownStatus, shownStatus, statusWord } from "./status";
import { utcTime } from "./time";

/** How the terminal marks words; without colour it returns them as they are. */
export type Mark = (status: ShownStatus | "heading" | "quiet", text: string) => string;

/** A diagnosis for a terminal: verdict, causes with proof and fix, the rest of the checklist, where it was read. */
export function diagnosisText(diagnosis: Diagnosis, mark: Mark): string {
  const causes = causesOf(diagnosis);
  const { source, snapshot, findings } = diagnosis;
  const others = findings.filter(
    (finding) => !causes.includes(finding) && ["fail", "unknown", "error"].includes(finding.status),
  );
  const passes = findings.filter((finding) => finding.status === "pass").length;
  return [
    `${mark("heading", answerWord(diagnosis))}\n${diagnosis.summary}`,
    ...causes.map((cause, index) => causeText(cause, index + 1, mark)),
    listed(
      mark("heading", "Also seen"),
      others.map((finding) => findingLine(finding, mark)),
    ),
    listed(mark("heading", "Next"), diagnosis.nextSteps),
    listed(
      mark("heading", "Could not be read"),
      snapshot.errors.map((error) => evidenceLine({ type: "gather-error", error })),
    ),
    mark(
      "quiet",
      [
        `${passes} checks pass`,
        `read ${utcTime(snapshot.takenAt, true)}`,
        `${source.accountName || "account"} ${source.account}`.trim(),
        source.region,
        `${snapshot.calls} calls`,
        source.owner,
      ]
        .filter((part) => part !== "" && part !== "account")
        .join(" · "),
    ),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function causeText(cause: Finding, number: number, mark: Mark): string {
  const status = shownStatus(cause);
  return [
    `${number}. ${mark(status, statusWord[status])}  ${cause.title} (${cause.check})`,
    ...(cause.because === undefined ? [] : [`   ${cause.because}`]),
    ...cause.evidence.map((evidence) => `   - ${evidenceLine(evidence)}`),
    ...cause.fixes.map((fix) => `\n   ${mark("heading", fix.title)}\n${indented(fixText(fix))}`),
  ].join("\n");
}

function findingLine(finding: Finding, mark: Mark): string {
  const status = shownStatus(finding);
  const because = finding.because === undefined ? "" : `: ${finding.because}`;
  return `${mark(status, statusWord[status])}  ${finding.title} (${finding.check})${because}`;
}

function listed(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? "" : `${title}\n${lines.map((line) => `  ${line}`).join("\n")}`;
}

function indented(text: string): string {
  return text
    .split("\n")
    .map((line) => `     ${line}`)
    .join("\n");
}
