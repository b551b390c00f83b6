import type { ApiDomain, ApiMapping, RoutingRule } from "../../model/api";
import type { ResolutionStep } from "../../model/diagnosis";
import type { RequestTarget } from "../request-target";
import { segmentsOf } from "./path-segments";

/** Where a custom domain sends a request. */
export interface MappedRequest {
  readonly apiId: string;
  /** Empty: the mapping names none, and the next segment does. */
  readonly stage: string;
  /** The path that the API sees. */
  readonly path: string;
  /** `may`: a rule depends on a header that is not known. */
  readonly outcome: "hit" | "may";
}

export interface MappingChoice {
  readonly steps: readonly ResolutionStep[];
  readonly mapped: MappedRequest | null;
}

type Asked = Pick<RequestTarget, "path" | "headers">;

/**
 * Which API and stage of a custom domain a request goes to: routing rules by priority, then the longest mapping that
 * fits, as the domain's mode says.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-routing-mode.html
 */
export function chooseMapping(
  domain: Pick<ApiDomain, "name" | "routingMode">,
  mappings: readonly ApiMapping[],
  rules: readonly RoutingRule[],
  request: Asked,
): MappingChoice {
  const steps: ResolutionStep[] = [];
  const byRules = domain.routingMode === "API_MAPPING_ONLY" ? null : chooseRule(rules, request, steps);
  const certain = byRules?.outcome === "hit" ? byRules : null;
  if (certain || domain.routingMode === "ROUTING_RULE_ONLY") return { steps, mapped: certain ?? byRules };
  const byMapping = longestMapping(mappings, request, steps);
  return { steps, mapped: byRules ?? byMapping };
}

function longestMapping(
  mappings: readonly ApiMapping[],
  request: Asked,
  steps: ResolutionStep[],
): MappedRequest | null {
  const segments = segmentsOf(request.path);
  const fitting = mappings
    .filter(({ key }) => isPrefix(segmentsOf(key), segments))
    .toSorted((a, b) => segmentsOf(b.key).length - segmentsOf(a.key).length);
  const [best] = fitting;
  for (const mapping of mappings) {
    steps.push({
      what: mapping.key === "" ? "Mapping (empty)" : `Mapping /${mapping.key}`,
      outcome: mapping === best ? "hit" : "miss",
      detail:
        mapping === best
          ? `It is the longest that the path begins with: API ${mapping.apiId}${mapping.stage === "" ? "" : `, stage ${mapping.stage}`}.`
          : fitting.includes(mapping)
            ? "A longer one fits as well."
            : "The path does not begin with it.",
    });
  }
  if (!best) return null;
  return {
    apiId: best.apiId,
    stage: best.stage,
    path: `/${segments.slice(segmentsOf(best.key).length).join("/")}`,
    outcome: "hit",
  };
}

/**
 * The first rule, by priority, of which all holds. Header names ignore case, values do not, `*` stands at either end.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-routing-rules.html
 */
function chooseRule(
  rules: readonly RoutingRule[],
  request: Asked,
  steps: ResolutionStep[],
): MappedRequest | null {
  let possible: MappedRequest | null = null;
  for (const rule of rules.toSorted((a, b) => a.priority - b.priority)) {
    const base = baseOf(rule, request.path);
    const headers = rule.headers.map((condition) => headerHolds(condition, request.headers));
    const outcome =
      base === null || headers.includes("miss") ? "miss" : headers.includes("may") ? "may" : "hit";
    steps.push({ what: `Routing rule ${rule.priority}`, outcome, detail: explain(rule, outcome, base) });
    if (outcome === "miss" || base === null) continue;
    const path = rule.stripBasePath
      ? `/${segmentsOf(request.path).slice(base.length).join("/")}`
      : request.path;
    const mapped: MappedRequest = { apiId: rule.apiId, stage: rule.stage, path, outcome };
    if (outcome === "hit") return possible ?? mapped;
    possible ??= mapped;
  }
  return possible;
}

/** The segments of the base path that fits; empty where the rule names none. Null: none fits. */
function baseOf({ basePaths }: RoutingRule, path: string): string[] | null {
  if (basePaths.length === 0) return [];
  const segments = segmentsOf(path);
  const fitting = basePaths.map(segmentsOf).filter((base) => isPrefix(base, segments));
  return fitting.toSorted((a, b) => b.length - a.length)[0] ?? null;
}

function headerHolds(
  { header, valueGlob }: RoutingRule["headers"][number],
  headers: RequestTarget["headers"],
): "hit" | "miss" | "may" {
  if (headers === undefined) return "may";
  const sent = Object.entries(headers).flatMap(([name, values]) =>
    name.toLowerCase() === header.toLowerCase() ? values : [],
  );
  return sent.some((value) => globHolds(valueGlob, value)) ? "hit" : "miss";
}

/** `*x`, `x*`, `*x*` or the value itself. */
function globHolds(glob: string, value: string): boolean {
  const [open, shut] = [glob.startsWith("*"), glob.length > 1 && glob.endsWith("*")];
  const text = glob.slice(open ? 1 : 0, shut ? -1 : undefined);
  if (open && shut) return value.includes(text);
  if (open) return value.endsWith(text);
  return shut ? value.startsWith(text) : value === text;
}

function explain(rule: RoutingRule, outcome: ResolutionStep["outcome"], base: string[] | null): string {
  const leads = `API ${rule.apiId}, stage ${rule.stage}.`;
  if (outcome === "hit") return `All of its conditions hold: ${leads}`;
  if (outcome === "may")
    return `It depends on the header ${rule.headers.map(({ header }) => header).join(" and ")}: ${leads}`;
  return base === null
    ? `The path does not begin with ${rule.basePaths.join(" or ")}.`
    : "A header does not have the value that it asks for.";
}

function isPrefix(base: readonly string[], segments: readonly string[]): boolean {
  return base.every((segment, at) => segments[at] === segment);
}
