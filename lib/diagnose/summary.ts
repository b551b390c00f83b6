import type { AuthChain } from "../model/chain";
import type { Answer, Clue, Resolution } from "../model/diagnosis";
import type { Finding } from "../model/finding";
import type { GatherError } from "../model/gathered";
import { byDesign, unread } from "./answer";
import { fits, isProven } from "./causes";
import { sentence } from "./sentence";
import type { Seen } from "./symptom";

/** What the sentence is made of. */
export interface SummaryInput {
  readonly answer: Answer;
  readonly causes: readonly Finding[];
  readonly findings: readonly Finding[];
  readonly clue: Clue;
  readonly symptom: Seen | undefined;
  /** What is judged, as a person names it: a host, a method of an API. */
  readonly place: string;
  /** That it does not work, as the beginning of a sentence. */
  readonly broken: (how: "" | "likely ") => string;
  readonly probed: boolean;
}

/** The verdict in one sentence that a tired person understands. */
export function summarise(input: SummaryInput): string {
  const { answer, causes, clue, symptom, place, broken, probed } = input;
  const [first] = causes;
  const because = sentence(first?.because ?? "");
  const more = others(causes);
  switch (answer) {
    case "found":
      return `${broken("")}: ${because}${more}`;
    case "likely":
      return first && isProven(first) && !fits(first.check, symptom)
        ? `${broken("")}, though that would show as ${first.meets} and not as ${seen(clue)}: ${because}${more}`
        : `${broken("likely ")}: ${because}${more}`;
    case "by-design":
      return sentence(byDesign(input.findings, clue)?.because ?? "");
    case "not-enough-access":
      return notEnough(input, place, probed);
    case "ruled-out":
      return `No fault in the configuration of ${place}${clue.status || clue.reason ? ` explains ${seen(clue)}` : ""}: ${passed(input)}`;
  }
}

/** Place and fault of a load balancer's chain. A rule that validates tokens signs nobody in: it refuses requests. */
export function chainInWords(
  chain: AuthChain,
  host: string | undefined,
): Pick<SummaryInput, "place" | "broken"> {
  const place = host ?? chain.hosts[0] ?? chain.hostPatterns[0] ?? `${chain.root.name}, ${chain.ruleName}`;
  return {
    place,
    broken:
      chain.kind === "alb-jwt"
        ? (how) => `Requests to ${place} are ${how}refused`
        : (how) => `Sign-in on ${place} is ${how}broken`,
  };
}

/** Where no chain was found. */
export function summariseNowhere(
  host: string | undefined,
  resolution: Resolution,
  errors: readonly GatherError[],
): string {
  const name = host ?? "the address";
  const refused = errors.filter((error) => error.code === "access-denied").length;
  if (refused > 0) {
    const places = refused === 1 ? "one place" : `${refused} places`;
    return `Cannot tell which load balancer or API answers ${name}: reading was denied in ${places}.`;
  }
  if (errors.length > 0)
    return `Cannot tell which load balancer or API answers ${name}: ${sentence(errors[0]?.message ?? "")}`;
  const last = resolution.steps.findLast((step) => step.outcome === "miss");
  return `No load balancer or API that can be read here answers ${name}${last ? `: ${sentence(last.detail)}` : "."}`;
}

/** What is said of the causes after the first. */
function others(causes: readonly Finding[]): string {
  const count = causes.length - 1;
  if (count < 1) return "";
  if (!causes.every(isProven)) return ` And ${count} more, the likelier first.`;
  return ` And ${count} more: ${count === 1 ? "both" : "all"} must be fixed.`;
}

function notEnough(input: SummaryInput, place: string, probed: boolean): string {
  const open = unread(input.findings, input.symptom);
  const [first] = open;
  if (first === undefined) {
    return probed
      ? `Cannot tell what breaks ${place}.`
      : `No fault so far in the configuration of ${place}; the rest is still being asked.`;
  }
  const count = open.length === 1 ? "one check" : `${open.length} checks`;
  return `Cannot tell what breaks ${place}: ${count} could not be made. ${sentence(first.because ?? "")}`;
}

function passed({ findings, symptom }: SummaryInput): string {
  const relevant = findings.filter(
    ({ check, status }) => fits(check, symptom) && status !== "not-applicable",
  );
  if (symptom && relevant.length === 0) return `no check looks at what makes it. ${sentence(symptom.brief)}`;
  const passes = relevant.filter((finding) => finding.status === "pass").length;
  const unknown = relevant.filter((finding) => finding.status === "unknown").length;
  const rest =
    unknown === 0 ? "" : `, ${unknown} ${unknown === 1 ? "needs" : "need"} more than configuration shows`;
  return `${passes} ${passes === 1 ? "check passes" : "checks pass"}${rest}.`;
}

function seen(clue: Clue): string {
  return clue.reason ?? (clue.status === undefined ? "what was seen" : String(clue.status));
}
