import { all, type ConditionKeys, conditionHolds, type Held } from "./condition";
import { type Fields, isFields, statementsOf, textsOf } from "./document";
import { matchesPolicyGlob } from "./glob";

/** Who asks, as a `Principal` names it. `unknown`: not to be told. */
export type Caller =
  | { readonly kind: "anonymous" }
  | { readonly kind: "service"; readonly name: string }
  /** ARN of a user or role. */
  | { readonly kind: "aws"; readonly arn: string }
  | { readonly kind: "unknown" };

export interface PolicyQuestion {
  readonly action: string;
  /** ARN; undefined where the document has no resources, as a role's trust does. */
  readonly resource?: string;
  /** Undefined where the document belongs to the caller, and so names no principals. */
  readonly caller?: Caller;
  readonly keys: ConditionKeys;
}

/**
 * `silent`: nothing allows and nothing denies, which refuses unless something else allows. `unknown`: a condition, a
 * principal or a form of statement cannot be judged, and it matters.
 */
export type PolicyVerdict = "allow" | "deny" | "silent" | "unknown";

export interface PolicyAnswer {
  readonly verdict: PolicyVerdict;
  /** Index of the statement that decides, or that cannot be judged; undefined where none does. */
  readonly statement?: number;
}

/**
 * What one policy document says of a request: an explicit deny wins, then an allow.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function judgePolicy(document: unknown, question: PolicyQuestion): PolicyAnswer {
  const statements = statementsOf(document);
  if (statements === null) return { verdict: "unknown" };
  const judged = statements.map((statement, index) => ({
    index,
    effect: statement.Effect,
    held: concerns(statement, question),
  }));
  const find = (effect: string, held: Held) =>
    judged.find((one) => one.effect === effect && one.held === held)?.index;
  const answer = (verdict: PolicyVerdict, statement: number | undefined): PolicyAnswer =>
    statement === undefined ? { verdict } : { verdict, statement };
  const denied = find("Deny", "yes");
  if (denied !== undefined) return answer("deny", denied);
  const mayDeny = find("Deny", "maybe");
  const allowed = find("Allow", "yes");
  const mayAllow = find("Allow", "maybe");
  if (allowed !== undefined) {
    return mayDeny === undefined ? answer("allow", allowed) : answer("unknown", mayDeny);
  }
  return mayAllow === undefined ? answer("silent", undefined) : answer("unknown", mayAllow);
}

function concerns(statement: Fields, { action, resource, caller, keys }: PolicyQuestion): Held {
  return all([
    listMatches(statement.Action, statement.NotAction, (pattern) =>
      matchesPolicyGlob(pattern.toLowerCase(), action.toLowerCase()) ? "yes" : "no",
    ),
    resource === undefined
      ? "yes"
      : listMatches(statement.Resource, statement.NotResource, (pattern) =>
          resourceMatches(pattern, resource),
        ),
    caller === undefined ? "yes" : callerMatches(statement, caller),
    conditionHolds(statement.Condition, keys),
  ]);
}

/** Of `X` and `NotX`, which a statement has one of. */
function listMatches(wanted: unknown, unwanted: unknown, matches: (pattern: string) => Held): Held {
  const any = (value: unknown): Held => {
    const each = textsOf(value).map(matches);
    if (each.includes("yes")) return "yes";
    return each.includes("maybe") ? "maybe" : "no";
  };
  return wanted === undefined ? opposite(unwanted === undefined ? "yes" : any(unwanted)) : any(wanted);
}

function opposite(held: Held): Held {
  if (held === "maybe") return "maybe";
  return held === "yes" ? "no" : "yes";
}

/**
 * `execute-api:/stage/GET/path` in a REST API's policy is short for the ARN of the API that has it.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html
 */
function resourceMatches(pattern: string, resource: string): Held {
  if (pattern.includes("${")) return "maybe";
  const short = /^execute-api:\/(.*)$/s.exec(pattern)?.[1];
  const hit =
    short === undefined
      ? matchesPolicyGlob(pattern, resource)
      : matchesPolicyGlob(short, resource.slice(resource.indexOf("/") + 1));
  return hit ? "yes" : "no";
}

function callerMatches(statement: Fields, caller: Caller): Held {
  if (statement.Principal !== undefined) return principalNames(statement.Principal, caller);
  if (statement.NotPrincipal !== undefined) return opposite(principalNames(statement.NotPrincipal, caller));
  return "no";
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
function principalNames(stated: unknown, caller: Caller): Held {
  const aws = isFields(stated) ? textsOf(stated.AWS) : [];
  if (stated === "*" || aws.includes("*")) return "yes";
  if (!isFields(stated)) return "maybe";
  switch (caller.kind) {
    case "service":
      return textsOf(stated.Service).includes(caller.name) ? "yes" : "no";
    case "anonymous":
      return "no";
    case "unknown":
      return "maybe";
    case "aws": {
      if (aws.includes(caller.arn)) return "yes";
      const account = caller.arn.split(":")[4] ?? "";
      // An account stands for whoever of it that it lets, by policies of its own.
      return aws.some((one) => one === account || one.endsWith(`:${account}:root`)) ? "maybe" : "no";
    }
  }
}
