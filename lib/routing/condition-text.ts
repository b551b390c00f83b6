import type { StepOutcome } from "../model/diagnosis";
import type { ReadCondition } from "./alb-condition";
import type { ConditionAnswer } from "./match-condition";
import { isDefaultPort, type RequestTarget } from "./request-target";

/** One sentence that sets the value of the request against the values of the condition. */
export function conditionSentence(
  condition: ReadCondition,
  request: RequestTarget,
  answer: ConditionAnswer,
): string {
  const { subject, verb } = wordsOf(condition, request);
  const why = answer.why === "" ? "" : `${answer.outcome === "may" ? " because" : ":"} ${answer.why}`;
  const hint = answer.outcome === "miss" ? hintOf(condition, request) : "";
  return `${subject} ${verb[answer.outcome]} ${valuesOf(condition)}${why}${hint}.`;
}

type Verb = Readonly<Record<StepOutcome, string>>;
const matches: Verb = { hit: "matches", miss: "does not match", may: "may match" };
const is: Verb = { hit: "is", miss: "is not", may: "may be" };
const isIn: Verb = { hit: "is in", miss: "is not in", may: "may be in" };

function wordsOf(condition: ReadCondition, request: RequestTarget): { subject: string; verb: Verb } {
  switch (condition.field) {
    case "host-header":
      return { subject: `Host ${hostOf(request)}`, verb: matches };
    case "path-pattern":
      return { subject: `Path ${brief(request.path)}`, verb: matches };
    case "http-header":
      return { subject: `Header ${brief(condition.name)}`, verb: matches };
    case "http-request-method": {
      const assumed = request.method === undefined ? " (a browser opens a URL with GET)" : "";
      return { subject: `Method ${brief(request.method ?? "GET")}${assumed}`, verb: is };
    }
    case "query-string": {
      const keys = request.query.map(([key]) => key).join(", ");
      return {
        subject: request.query.length === 0 ? "An empty query" : `The query (${brief(keys)})`,
        verb: matches,
      };
    }
    case "source-ip":
      return { subject: `Source address ${brief(request.sourceIp ?? "unknown")}`, verb: isIn };
    case "unknown":
      return { subject: `Condition ${brief(condition.name)}`, verb: matches };
  }
}

function hostOf(request: RequestTarget): string {
  return isDefaultPort(request) ? request.host : `${request.host}:${request.port}`;
}

function valuesOf(condition: ReadCondition): string {
  switch (condition.field) {
    case "unknown":
      return "the request";
    case "query-string":
      return list(condition.pairs.map(({ key, value }) => (key === undefined ? value : `${key}=${value}`)));
    case "http-request-method":
    case "source-ip":
      return list(condition.values);
    default:
      return list([...condition.values, ...condition.regexes.map((regex) => `/${regex}/`)]);
  }
}

/** The two misses that a reader is most likely to take for a mistake of the tool. */
function hintOf(condition: ReadCondition, request: RequestTarget): string {
  if (condition.field === "path-pattern") {
    const path = request.path.toLowerCase();
    if (condition.values.some((value) => value.toLowerCase() === path)) return ": paths are case-sensitive";
  }
  if (condition.field === "host-header" && condition.values.some((value) => value === `*.${request.host}`)) {
    return `: *. stands for a name before the dot, so ${request.host} itself is not meant`;
  }
  return "";
}

function list(values: readonly string[]): string {
  const shown = values.slice(0, 5).map(brief);
  const more = values.length > 5 ? ` and ${values.length - 5} more` : "";
  return `${shown.join(" or ")}${more}`;
}

/** A path may be 8 KB long and is named by every rule. */
function brief(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
