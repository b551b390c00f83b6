import type { GatherError } from "../model/gathered";

/** The IAM actions that were refused, each once, sorted. */
export function refusedActions(errors: readonly GatherError[]): string[] {
  const refused = errors.filter(
    ({ code, operation }) => code === "access-denied" && /^[a-z-]+:\w+$/.test(operation),
  );
  return [...new Set(refused.map(({ operation }) => operation))].toSorted();
}

/**
 * A policy statement that allows what was refused
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html). All are reading actions, many of
 * which know no resource of their own, so it says `*`. Null where nothing was refused.
 */
export function missingStatement(errors: readonly GatherError[]): string | null {
  const actions = refusedActions(errors);
  if (actions.length === 0) return null;
  return JSON.stringify({ Sid: "AuthpathMissing", Effect: "Allow", Action: actions, Resource: "*" }, null, 2);
}
