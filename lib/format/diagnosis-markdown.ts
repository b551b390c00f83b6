import type { Diagnosis } from "../model/diagnosis";
import type { Finding, Fix } from "../model/finding";
import { causesOf, fixText } from "./causes";
import { evidenceLine } from "./evidence-text";
import { answerWord, shownStatus, statusWord } from "./status";
import { utcTime } from "./time";

/** Lines of a list that a channel bears; the link has the rest. */
const mostLines = 6;

const formWord: Readonly<Record<Fix["type"], string>> = {
  cli: "CLI",
  terraform: "Terraform",
  console: "console steps",
  steps: "steps",
};

/**
 * The diagnosis as Markdown for a channel: verdict, where and when, each cause with its proof and the first way to mend
 * it, what else is not right, what could not be read. No headings: chats show them as they stand.
 * @param link absolute address of the diagnosis
 * @param without what was taken out, in words; null where nothing was
 */
export function diagnosisMarkdown(diagnosis: Diagnosis, link: string, without: string | null): string {
  const { source, snapshot } = diagnosis;
  const causes = causesOf(diagnosis);
  const others = diagnosis.findings.filter(
    (finding) => !causes.includes(finding) && ["fail", "unknown", "error"].includes(finding.status),
  );
  return [
    `**${answerWord(diagnosis)}:** ${diagnosis.summary}`,
    `Read ${utcTime(snapshot.takenAt, true)} · ${source.accountName || "account"} ${source.account} · ${source.region}\n${link}`,
    ...causes.map((cause, index) => causeSection(cause, index + 1)),
    section("Also seen", others.map(findingLine)),
    section("Next", diagnosis.nextSteps),
    section(
      "Could not be read",
      snapshot.errors.map((error) => evidenceLine({ type: "gather-error", error })),
    ),
    without === null ? "" : `Without ${without}.`,
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function causeSection(cause: Finding, number: number): string {
  return [
    `**${number}. ${cause.title}** (${cause.certainty ?? "likely"}, \`${cause.check}\`)`,
    ...(cause.because === undefined ? [] : [cause.because]),
    cause.evidence.map((evidence) => `- ${evidenceLine(evidence)}`).join("\n"),
    ...fixSection(cause.fixes),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function fixSection([first, ...others]: readonly Fix[]): string[] {
  if (!first) return [];
  const forms = [...new Set(others.map(({ type }) => formWord[type]))];
  return [
    `**Fix:** ${first.title}\n${fence(fixText(first))}`,
    ...(first.type === "cli" ? [first.risk] : []),
    ...(forms.length === 0 ? [] : [`Behind the link as well: ${forms.join(", ")}.`]),
  ];
}

function findingLine(finding: Finding): string {
  const because = finding.because === undefined ? "" : `: ${finding.because}`;
  return `${statusWord[shownStatus(finding)]} · ${finding.title} (\`${finding.check}\`)${because}`;
}

function section(title: string, lines: readonly string[]): string {
  if (lines.length === 0) return "";
  const rest = lines.length - mostLines;
  const shown = lines.slice(0, mostLines).map((line) => `- ${line}`);
  return [`**${title}**`, ...shown, ...(rest > 0 ? [`- and ${rest} more behind the link`] : [])].join("\n");
}

/** A fence longer than any run of backticks inside it (CommonMark 0.31 section 4.5). */
function fence(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map((match) => match[0].length));
  const marks = "`".repeat(longest + 1);
  return `${marks}\n${text}\n${marks}`;
}
