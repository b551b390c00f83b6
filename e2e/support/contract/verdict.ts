import type { Diagnosis } from "../../../lib/model/diagnosis";
import type { Scenario } from "../../sandbox/world";

/** What a diagnosis says, in the words of a scenario. Consequences of a cause are part of it. */
export function verdictOf({ answer, causes, findings }: Diagnosis) {
  const failing = findings.filter(
    (finding) => finding.status === "fail" && finding.followsFrom === undefined,
  );
  return {
    answer,
    causes,
    alsoFails: failing
      .map(({ check }) => check)
      .filter((check) => !causes.includes(check))
      .toSorted(),
    errors: findings.filter(({ status }) => status === "error").map(({ check, because }) => [check, because]),
  };
}

/** The same, as the scenario declares it. */
export function expected({ answer, causes, alsoFails = [] }: Scenario) {
  return { answer, causes: [...causes.server], alsoFails: alsoFails.toSorted(), errors: [] };
}
