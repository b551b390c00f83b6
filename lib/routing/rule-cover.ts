import type { StepOutcome } from "../model/diagnosis";
import type { Rule, RuleCondition } from "../model/load-balancer";
import { type ReadCondition, readCondition } from "./alb-condition";
import { conditionContains, conditionsMeet, holdsAlways } from "./condition-cover";
import { matchCondition } from "./match-condition";
import { allOutcomes } from "./outcome";
import { oncePer } from "./remembered";
import { browserRequest, type RequestTarget } from "./request-target";

/** `always`: proven. `sometimes`: for some requests, or not to be decided. `never`: proven. */
export type Cover = "always" | "sometimes" | "never";

/**
 * Whether requests that `later` could match also match `earlier`, on the scheme's own port. Patterns are compared
 * exactly; regular expressions only with themselves and with values without wildcards.
 */
export function covers(earlier: Rule, later: Rule): Cover {
  return coverOf(conditionsOf(earlier), conditionsOf(later));
}

/** Whether `covers` is `always`, without telling the other two apart: what the rules of a listener are scanned with. */
export function coversAll(earlier: Rule, later: Rule): boolean {
  return containsAll(bindingOf(earlier.Conditions), conditionsOf(later));
}

/** Whether the rule's host conditions let every request through that fulfils another host condition. */
export function coversHostsOf(rule: Rule, host: RuleCondition): boolean {
  const asked = readCondition(host);
  for (const condition of bindingHostsOf(rule.Conditions)) {
    if (!conditionContains(condition, asked)) return false;
  }
  return true;
}

/** As `covers`, looking at host and path conditions only: does `open` reach all that `guarded` stands for? */
export function coversHostAndPathOf(open: Rule, guarded: Rule): Cover {
  const hostAndPath = ({ Field }: RuleCondition) => Field === "host-header" || Field === "path-pattern";
  return coverOf(
    open.Conditions.filter(hostAndPath).map(readCondition),
    guarded.Conditions.filter(hostAndPath).map(readCondition),
  );
}

/** Whether one request can match both rules. */
export function overlaps(a: Rule, b: Rule): "yes" | "no" | "maybe" {
  const left = conditionsOf(a);
  const right = conditionsOf(b);
  const meetings = left.flatMap((condition) => right.map((other) => conditionsMeet(condition, other)));
  if (meetings.includes("no")) return "no";
  const unsure = [...left, ...right].some(({ field }) => field === "unknown");
  // Two conditions on one field within a rule: each pair may meet and all together still not.
  const repeated = hasRepeatedText(left) || hasRepeatedText(right);
  return unsure || repeated || meetings.includes("maybe") ? "maybe" : "yes";
}

/** Whether the rule's host conditions let requests for the host through. */
export function coversHost(rule: Rule, host: string): Cover {
  return coverOfField(rule, "host-header", browserRequest({ scheme: "https", host }));
}

/** Whether the rule's path conditions let requests for the path through. */
export function coversPath(rule: Rule, path: string): Cover {
  return coverOfField(rule, "path-pattern", browserRequest({ scheme: "https", host: "localhost", path }));
}

/** Whether the rule's path conditions let every path through. */
export function coversEveryPath(rule: Rule): boolean {
  return conditionsOf(rule)
    .filter(({ field }) => field === "path-pattern")
    .every(holdsAlways);
}

const readAll = oncePer((conditions: Rule["Conditions"]) => conditions.map(readCondition));

function conditionsOf({ Conditions }: Rule): readonly ReadCondition[] {
  return readAll(Conditions);
}

/** The conditions that not every request fulfils. */
const bindingOf = oncePer((conditions: Rule["Conditions"]) =>
  readAll(conditions).filter((condition) => !holdsAlways(condition)),
);

const bindingHostsOf = oncePer((conditions: Rule["Conditions"]) =>
  conditions
    .filter(({ Field }) => Field === "host-header")
    .map(readCondition)
    .filter((condition) => !holdsAlways(condition)),
);

function containsAll(binding: readonly ReadCondition[], inner: readonly ReadCondition[]): boolean {
  for (const condition of binding) {
    if (!inner.some((narrower) => conditionContains(condition, narrower))) return false;
  }
  return true;
}

function coverOf(outer: readonly ReadCondition[], inner: readonly ReadCondition[]): Cover {
  const binding = outer.filter((condition) => !holdsAlways(condition));
  if (containsAll(binding, inner)) return "always";
  const apart = outer.some((condition) => inner.some((other) => conditionsMeet(condition, other) === "no"));
  return apart ? "never" : "sometimes";
}

const coverOfOutcome: Readonly<Record<StepOutcome, Cover>> = {
  hit: "always",
  may: "sometimes",
  miss: "never",
};

function coverOfField(rule: Rule, field: string, request: RequestTarget): Cover {
  const conditions = rule.Conditions.filter(({ Field }) => Field === field).map(readCondition);
  return coverOfOutcome[
    allOutcomes(conditions.map((condition) => matchCondition(condition, request).outcome))
  ];
}

function hasRepeatedText(conditions: readonly ReadCondition[]): boolean {
  const single = ["host-header", "path-pattern", "http-request-method", "source-ip"];
  return single.some((field) => conditions.filter((condition) => condition.field === field).length > 1);
}
