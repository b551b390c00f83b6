import type { StepOutcome } from "../model/diagnosis";
import type { QueryPattern, ReadCondition } from "./alb-condition";
import {
  anyRun,
  type Glob,
  type GlobDialect,
  headerDialect,
  hostDialect,
  isLiteral,
  literalGlob,
  matchGlob,
  parseGlob,
  pathDialect,
  queryDialect,
} from "./alb-pattern";
import { matchRegex, type RegexAnswer } from "./alb-regex";
import { cidrHolds } from "./cidr";
import { globsContain, globsOverlap } from "./glob-containment";
import { agreement, allOutcomes, anyOutcome } from "./outcome";
import { cutMark, isDefaultPort, type QueryPair, type RequestTarget } from "./request-target";

/** Whether a condition holds for a request, and why: a clause, empty where the values say it all. */
export interface ConditionAnswer {
  readonly outcome: StepOutcome;
  readonly why: string;
}

/** Values are ORed (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html). */
export function matchCondition(condition: ReadCondition, request: RequestTarget): ConditionAnswer {
  switch (condition.field) {
    case "host-header":
      return matchHost(condition, request);
    case "path-pattern":
      return matchPath(condition, request);
    case "http-header":
      return matchHeader(condition, request);
    case "http-request-method":
      return plain(condition.values.includes(request.method ?? "GET") ? "hit" : "miss");
    case "query-string":
      return matchQuery(condition.pairs, request.query);
    case "source-ip":
      return matchSourceIp(condition.values, request.sourceIp);
    case "unknown":
      return { outcome: "may", why: "this kind of condition is not known here" };
  }
}

const plain = (outcome: StepOutcome): ConditionAnswer => ({ outcome, why: "" });

interface Patterns {
  readonly values: readonly string[];
  readonly regexes: readonly string[];
}

function matchHost({ values, regexes }: Patterns, request: RequestTarget): ConditionAnswer {
  const { host } = request;
  // The Host header carries a port that is not the scheme's own (RFC 9110, 7.2).
  const readings = isDefaultPort(request) ? [host] : [host, `${host}:${request.port}`];
  const outcomes = values.map((value) => matchReadings(value, readings, hostDialect));
  return combine(
    outcomes,
    regexes,
    readings,
    `AWS does not document whether the port :${request.port} counts`,
  );
}

function matchPath({ values, regexes }: Patterns, request: RequestTarget): ConditionAnswer {
  const readings = pathReadings(request.path);
  const outcomes = values.map((value) => matchReadings(value, readings, pathDialect));
  const why = request.path.includes(cutMark)
    ? "a part of the path was cut as secret"
    : "AWS does not document how far it normalises this path";
  if (regexes.length > 0 && request.path.includes(cutMark)) {
    return { outcome: anyOutcome([...outcomes, "may"]), why };
  }
  return combine(outcomes, regexes, readings, why);
}

/**
 * The URI is normalised before it is compared; how far, AWS does not say. Without `%` and `//` there is one reading;
 * with them RFC 3986 6.2.2 allows several.
 */
function pathReadings(path: string): string[] {
  const unreserved = path.replace(/%([0-9a-f]{2})/gi, (whole, hex: string) => {
    const character = String.fromCharCode(Number.parseInt(hex, 16));
    return /[A-Za-z0-9._~-]/.test(character) ? character : whole;
  });
  const decoded = decode(path);
  return [
    ...new Set([path, unreserved, decoded].flatMap((reading) => [reading, reading.replace(/\/{2,}/g, "/")])),
  ];
}

function matchHeader(
  condition: Extract<ReadCondition, { field: "http-header" }>,
  request: RequestTarget,
): ConditionAnswer {
  if (request.headers === undefined) {
    return { outcome: "may", why: "the URL does not say which headers are sent" };
  }
  const name = condition.name.toLowerCase();
  // A header that is sent more than once is tried value by value until one matches.
  const sent = Object.entries(request.headers).flatMap(([key, values]) =>
    key.toLowerCase() === name ? values : [],
  );
  const answers = sent.map((value) =>
    combine(
      condition.values.map((pattern) => matchReadings(pattern, [value], headerDialect)),
      condition.regexes,
      [value],
      "",
    ),
  );
  const outcome = anyOutcome(answers.map((answer) => answer.outcome));
  if (sent.length === 0) return { outcome, why: "the request does not carry it" };
  return {
    outcome,
    why: outcome === "may" ? (answers.find((answer) => answer.outcome === "may")?.why ?? "") : "",
  };
}

function matchQuery(patterns: readonly QueryPattern[], query: readonly QueryPair[]): ConditionAnswer {
  const outcome = anyOutcome(patterns.flatMap((pattern) => query.map((pair) => matchPair(pattern, pair))));
  return outcome === "may"
    ? { outcome, why: "a value was cut as secret, or AWS does not document in which encoding it compares" }
    : plain(outcome);
}

function matchPair(pattern: QueryPattern, [key, value]: QueryPair): StepOutcome {
  const keyOutcome =
    pattern.key === undefined ? "hit" : matchReadings(pattern.key, queryReadings(key), queryDialect);
  return allOutcomes([
    keyOutcome,
    value === null
      ? matchText(parseGlob(pattern.value, queryDialect), [anyRun])
      : matchReadings(pattern.value, queryReadings(value), queryDialect),
  ]);
}

function queryReadings(text: string): string[] {
  return [...new Set([text, decode(text), decode(text.replace(/\+/g, " "))])];
}

function matchSourceIp(values: readonly string[], sourceIp: string | undefined): ConditionAnswer {
  if (values.includes("0.0.0.0/0") && values.includes("::/0")) return plain("hit");
  if (sourceIp === undefined) return { outcome: "may", why: "the URL does not say from where it is asked" };
  const outcome = anyOutcome(
    values.map((value) => {
      const held = cidrHolds(value, sourceIp);
      return held === undefined ? "may" : held ? "hit" : "miss";
    }),
  );
  return outcome === "may" ? { outcome, why: "an address or block cannot be read" } : plain(outcome);
}

function combine(
  outcomes: readonly StepOutcome[],
  regexes: readonly string[],
  readings: readonly string[],
  whyMay: string,
): ConditionAnswer {
  const answers: RegexAnswer[] = regexes.map((regex) => matchRegex(regex, readings));
  const outcome = anyOutcome([...outcomes, ...answers.map((answer) => answer.outcome)]);
  if (outcome !== "may") return plain(outcome);
  const why = outcomes.includes("may") ? whyMay : answers.find((answer) => answer.why !== undefined)?.why;
  return { outcome, why: why ?? whyMay };
}

function matchReadings(pattern: string, readings: readonly string[], dialect: GlobDialect): StepOutcome {
  const glob = parseGlob(pattern, dialect);
  const outcomes = readings.map((reading) => matchText(glob, textGlob(reading, dialect)));
  if (outcomes.includes("may")) return "may";
  return agreement(outcomes.map((outcome) => outcome === "hit"));
}

/** A text with what was cut out of it left open. */
function textGlob(text: string, dialect: GlobDialect): Glob {
  if (!text.includes(cutMark)) return literalGlob(text, dialect);
  const [start = "", ...rest] = text.split(cutMark);
  return [literalGlob(start, dialect), ...rest.map((part) => [anyRun, ...literalGlob(part, dialect)])].flat();
}

function matchText(glob: Glob, text: Glob): StepOutcome {
  if (isLiteral(text)) return matchGlob(glob, text) ? "hit" : "miss";
  if (globsContain([glob], text) === true) return "hit";
  return globsOverlap(glob, text) === false ? "miss" : "may";
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a stray "%"
  }
}
