import type { Diagnosis } from "../model/diagnosis";
import type { Finding } from "../model/finding";
import type { ShownStatus } from "./status";
import { shownStatus } from "./status";

/** What became of one check between two readings. */
export interface CheckChange {
  readonly check: string;
  /** As the newer reading says it. */
  readonly title: string;
  readonly from: ShownStatus;
  /** Null: the newer reading does not have the check. */
  readonly to: ShownStatus | null;
}

/** What a newer reading says that an older one did not. */
export interface Recheck {
  /** Every check that failed before, and those that fail only now. */
  readonly changes: readonly CheckChange[];
  /** The answer or its sentence is another one. */
  readonly verdictChanged: boolean;
}

/** Compares two readings of the same request. */
export function compareReadings(before: Diagnosis, after: Diagnosis): Recheck {
  const failedBefore = before.findings.filter(isBad);
  const failsOnlyNow = after.findings.filter(
    (finding) => isBad(finding) && !failedBefore.some((earlier) => earlier.check === finding.check),
  );
  return {
    changes: [
      ...failedBefore.map((earlier) => change(earlier, findCheck(after, earlier.check))),
      ...failsOnlyNow.flatMap((finding) => {
        const earlier = findCheck(before, finding.check);
        return earlier ? [change(earlier, finding)] : [];
      }),
    ],
    verdictChanged: before.answer !== after.answer || before.summary !== after.summary,
  };
}

function isBad(finding: Finding): boolean {
  return finding.status === "fail" && finding.severity !== "by-design";
}

function findCheck(diagnosis: Diagnosis, id: string): Finding | undefined {
  return diagnosis.findings.find((finding) => finding.check === id);
}

function change(earlier: Finding, later: Finding | undefined): CheckChange {
  return {
    check: earlier.check,
    title: (later ?? earlier).title,
    from: shownStatus(earlier),
    to: later ? shownStatus(later) : null,
  };
}
