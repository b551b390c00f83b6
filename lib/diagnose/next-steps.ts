import type { AuthChain } from "../model/chain";
import type { Answer, Clue } from "../model/diagnosis";
import type { Finding } from "../model/finding";
import type { GatherError } from "../model/gathered";
import { unread } from "./answer";
import { fits } from "./causes";
import { sentence } from "./sentence";
import type { Seen } from "./symptom";
import { uncheckable } from "./symptoms/uncheckable";

interface NextStepsInput {
  readonly answer: Answer;
  readonly findings: readonly Finding[];
  readonly symptom: Seen | undefined;
  readonly probed: boolean;
  /** The line that asks for the log's reason, where the door writes one and it was not brought. */
  readonly askForReason: string | undefined;
  /** What no configuration shows, where the symptom does not say. */
  readonly cannotShow: Seen["uncheckable"];
}

/** What to do next where the causes do not say it all: one line each, the most useful first. */
export function nextStepsFor(input: NextStepsInput): string[] {
  const { answer, findings, symptom, probed, askForReason, cannotShow } = input;
  if (answer === "found" || answer === "by-design") return [];
  const permissions = permissionLines(findings.flatMap((finding) => errorsOf(finding)));
  if (answer === "not-enough-access" && !probed && unread(findings, symptom).length === 0) return [];
  const open = findings.filter(
    (finding) => finding.status === "unknown" && finding.needs !== undefined && fits(finding.check, symptom),
  );
  const needed = [...new Set(open.flatMap(({ needs }) => (needs === undefined ? [] : [needs])))];
  // The line above asks for the reason already.
  const clues = needed
    .filter((needs) => !(askForReason !== undefined && needs.includes("error_reason")))
    .map((needs) => `Bring ${needs}: it would settle more.`);
  const hidden = answer === "ruled-out" ? (symptom?.uncheckable ?? cannotShow) : [];
  return [
    ...permissions,
    ...(askForReason === undefined ? [] : [askForReason]),
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

/** What is asked for, and what stays hidden, on a chain of a load balancer. */
export function stepsOfChain(
  { kind }: AuthChain,
  { reason }: Clue,
): Pick<NextStepsInput, "askForReason" | "cannotShow"> {
  return {
    askForReason:
      reason === undefined && kind !== "alb-open"
        ? "Find the request in the load balancer's access log and paste its line, or its error_reason: it names the step that failed."
        : undefined,
    cannotShow: kind === "alb-jwt" ? [uncheckable.token, uncheckable.keySet] : signInCannotShow,
  };
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
