import type { Evidence, Finding } from "../model/finding";

const rule = { kind: "rule", id: "arn:rule", name: "rule 10" } as const;

/** A finding for tests; what is not given passes. */
export function findingOf(check: string, given: Partial<Finding> = {}): Finding {
  return {
    check,
    title: `About ${check}`,
    status: "pass",
    severity: "breaks-sign-in",
    evidence: [],
    fixes: [],
    hop: "authorize",
    meets: "561",
    docs: [],
    ...given,
  };
}

/** A proven fault, with a field of the rule to show for it. */
export function provenFault(check: string, given: Partial<Finding> = {}): Finding {
  const because = `${check} is at fault.`;
  return findingOf(check, {
    status: "fail",
    certainty: "proven",
    because,
    evidence: [fieldOf("Scope", "openid")],
    ...given,
  });
}

/** A fault that is only likely. */
export function likelyFault(check: string, given: Partial<Finding> = {}): Finding {
  return provenFault(check, { certainty: "likely", ...given });
}

/** A check that could not be made, for a call that was denied. */
export function deniedFinding(check: string, given: Partial<Finding> = {}): Finding {
  const error = {
    code: "access-denied",
    operation: "cognito-idp:DescribeUserPoolClient",
    resource: "arn:pool",
    message: "not allowed",
  } as const;
  return findingOf(check, {
    status: "unknown",
    because: `The app client could not be read: ${error.operation} on ${error.resource}: ${error.message}`,
    evidence: [{ type: "gather-error", error }],
    ...given,
  });
}

/** Evidence of one field of the rule. */
export function fieldOf(field: string, actual: string, expected?: string): Evidence {
  const path = `/artifacts/rules/0/Actions/0/${field}`;
  return {
    type: "field",
    resource: rule,
    path,
    field,
    actual,
    ...(expected === undefined ? {} : { expected }),
  };
}

/** Evidence of one question to an endpoint. */
export function probeOf(url: string): Evidence {
  return { type: "probe", url, elapsedMs: 12, detail: "no answer" };
}

/** Evidence of the clue alone. */
export const clueOf: Evidence = {
  type: "clue",
  what: "error_reason",
  actual: "AuthTokenEpRequestFailed",
};
