import type { StepOutcome } from "../model/diagnosis";
import type { Action, Rule } from "../model/load-balancer";
import { readCondition } from "./alb-condition";
import { conditionSentence } from "./condition-text";
import { matchCondition } from "./match-condition";
import { allOutcomes } from "./outcome";
import { callbackPath, type RequestTarget } from "./request-target";

export interface ConditionTrace {
  /** As AWS names it, such as `path-pattern`. */
  readonly field: string;
  readonly outcome: StepOutcome;
  /** One sentence with the value of the request and those of the condition. */
  readonly detail: string;
}

export interface RuleTrace {
  readonly rule: Rule;
  /** Index of the rule in the list that was given. */
  readonly index: number;
  readonly outcome: StepOutcome;
  readonly conditions: readonly ConditionTrace[];
}

/** Which rule answers, as far as the request tells. */
export interface ChosenRule {
  /** The first hit, where no earlier rule is open. */
  readonly winner?: RuleTrace;
  /** The first hit, whether or not an earlier rule is open. */
  readonly firstHit?: RuleTrace;
  /** Rules before the first hit that may answer instead, in order of evaluation. */
  readonly candidates: readonly RuleTrace[];
  /** Every rule, in order of evaluation. */
  readonly traces: readonly RuleTrace[];
}

export type AuthenticatingAction = Extract<
  Action,
  { Type: "authenticate-cognito" | "authenticate-oidc" | "jwt-validation" }
>;

/** The action that asks for a sign-in or a token; undefined where the rule lets everybody through. */
export function authenticatingAction(rule: Rule): AuthenticatingAction | undefined {
  return rule.Actions.find(
    (action): action is AuthenticatingAction =>
      action.Type === "authenticate-cognito" ||
      action.Type === "authenticate-oidc" ||
      action.Type === "jwt-validation",
  );
}

/** The rule's conditions against a request. All must hold; the default rule has none. */
export function traceRule(rule: Rule, request: RequestTarget, index = 0): RuleTrace {
  const conditions = rule.Conditions.map((condition): ConditionTrace => {
    const read = readCondition(condition);
    const answer = matchCondition(read, request);
    const detail = conditionSentence(read, request, answer);
    return { field: condition.Field, outcome: answer.outcome, detail };
  });
  return { rule, index, outcome: allOutcomes(conditions.map((condition) => condition.outcome)), conditions };
}

/**
 * Every rule against a request, from the lowest priority number to the default rule
 * (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html).
 * Transforms run after the choice and are not looked at.
 */
export function traceRules(rules: readonly Rule[], request: RequestTarget): RuleTrace[] {
  return rules
    .map((rule, index) => ({ rule, index }))
    .sort((a, b) => rank(a.rule) - rank(b.rule))
    .map(({ rule, index }) => traceRule(rule, request, index));
}

/** The first rule that matches, and those before it of which the request does not tell enough. */
export function chooseRule(rules: readonly Rule[], request: RequestTarget): ChosenRule {
  const traces = traceRules(rules, request);
  const at = traces.findIndex((trace) => trace.outcome === "hit");
  const firstHit = traces[at];
  const candidates = traces.slice(0, at < 0 ? traces.length : at).filter((trace) => trace.outcome === "may");
  return {
    ...(firstHit && candidates.length === 0 ? { winner: firstHit } : {}),
    ...(firstHit ? { firstHit } : {}),
    candidates,
    traces,
  };
}

/**
 * Rules that may own the answer of the identity provider on this host. AWS does not document how the rule is found
 * again, by host or by `state`, so a path condition excludes no rule and every outcome is `may`.
 */
export function callbackCandidates(rules: readonly Rule[], host: string): RuleTrace[] {
  const request: RequestTarget = {
    scheme: "https",
    host,
    hostKind: "name",
    port: 443,
    path: callbackPath,
    query: [],
    callback: true,
  };
  return traceRules(rules, request)
    .filter(({ rule }) => {
      const action = authenticatingAction(rule);
      return action !== undefined && action.Type !== "jwt-validation";
    })
    .filter(
      ({ conditions }) =>
        !conditions.some(({ field, outcome }) => field === "host-header" && outcome === "miss"),
    )
    .map((trace) => ({ ...trace, outcome: "may" }));
}

/** The missed rules that came closest: fewest conditions missed, then most met, then first tried. */
export function nearMisses(traces: readonly RuleTrace[], count = 3): RuleTrace[] {
  const number = (trace: RuleTrace, outcome: StepOutcome) =>
    trace.conditions.filter((condition) => condition.outcome === outcome).length;
  return traces
    .filter((trace) => trace.outcome === "miss")
    .sort((a, b) => number(a, "miss") - number(b, "miss") || number(b, "hit") - number(a, "hit"))
    .slice(0, count);
}

/** How a rule is called in sentences. */
export function ruleName(rule: Rule): string {
  return rule.IsDefault ? "the default rule" : `rule ${rule.Priority}`;
}

/** The position of a rule in the order of evaluation. */
function rank(rule: Rule): number {
  if (rule.IsDefault || rule.Priority === "default") return Number.POSITIVE_INFINITY;
  const priority = Number(rule.Priority);
  return Number.isFinite(priority) ? priority : Number.MAX_SAFE_INTEGER;
}
