import type { AuthChain } from "../model/chain";
import type { Answer, Clue } from "../model/diagnosis";
import type { Finding } from "../model/finding";
import type { GatherError } from "../model/gathered";
import { unread } from "./answer";
import { fits } from "./causes";
import { sentence } from "./sentence";
import type { Symptom } from "./symptom";
import { uncheckable } from "./symptoms/uncheckable";

interface NextStepsInput {
  readonly answer: Answer;
  readonly causes: readonly Finding[];
  readonly findings: readonly Finding[];
  readonly clue: Clue;
  readonly symptom: Symptom | undefined;
  readonly chain: AuthChain;
  readonly probed: boolean;
}

/** What to do next where the causes do not say it all: one line each, the most useful first. */
export function nextStepsFor(input: NextStepsInput): string[] {
  const { answer, findings, clue, symptom, chain, probed } = input;
  if (answer === "found" || answer === "by-design") return [];
  const permissions = permissionLines(findings.flatMap((finding) => errorsOf(finding)));
  if (answer === "not-enough-access" && !probed && unread(findings, symptom).length === 0) return [];
  const open = findings.filter(
    (finding) => finding.status === "unknown" && finding.needs !== undefined && fits(finding.check, symptom),
  );
  const needed = [...new Set(open.flatMap(({ needs }) => (needs === undefined ? [] : [needs])))];
  const askForReason = clue.reason === undefined && chain.kind !== "alb-open";
  const reason = askForReason
    ? [
        "Find the request in the load balancer's access log and paste its line, or its error_reason: it names the step that failed.",
      ]
    : [];
  // The line above asks for the reason already.
  const clues = needed
    .filter((needs) => !(askForReason && needs.includes("error_reason")))
    .map((needs) => `Bring ${needs}: it would settle more.`);
  const hidden = answer === "ruled-out" ? (symptom?.uncheckable ?? cannotShow(chain)) : [];
  return [
    ...permissions,
    ...reason,
    ...clues,
    ...hidden.map(({ cause, why }) => `Not visible here: ${cause} (${why}).`),
  ];
}

/** What to do where no chain was found. */
export function nextStepsWithoutChain(
  host: string | undefined,
  errors: readonly GatherError[],
  nearestHosts: readonly string[],
): string[] {
  const near = nearestHosts.length > 0 ? [`Known hosts that look alike: ${nearestHosts.join(", ")}.`] : [];
  const account = host
    ? [`If ${host} belongs to another account or Region, add it to the configuration and ask again.`]
    : ["Give the URL that fails, with its host name."];
  return [...permissionLines(errors), ...near, ...account];
}

function cannotShow({ kind }: AuthChain): Symptom["uncheckable"] {
  return kind === "alb-jwt" ? [uncheckable.token, uncheckable.keySet] : signInCannotShow;
}

const signInCannotShow = [
  { cause: "the client secret that the load balancer holds", why: "no API returns it" },
  { cause: "a disabled user, or one who lacks a group or an assignment", why: "users are not read" },
  {
    cause: "cookies that the browser refuses or a proxy strips",
    why: "they never reach AWS's configuration",
  },
] as const;

function errorsOf(finding: Finding): GatherError[] {
  return finding.evidence.flatMap((evidence) => (evidence.type === "gather-error" ? [evidence.error] : []));
}

function permissionLines(errors: readonly GatherError[]): string[] {
  const denied = errors.filter((error) => error.code === "access-denied");
  const lines = denied.map(
    (error) =>
      `Allow ${error.operation}${error.resource ? ` on ${error.resource}` : ""} for the role in use.`,
  );
  const other = errors
    .filter((error) => error.code !== "access-denied")
    .map((error) =>
      `${error.operation} ${error.resource}`
        .trim()
        .concat(`: ${sentence(error.message)} Check again in a moment.`),
    );
  return [...new Set([...lines, ...other])];
}
