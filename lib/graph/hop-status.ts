import type { Finding, HopId } from "../model/finding";
import { hopId } from "../model/finding";
import type { HopStatus } from "../model/flow-graph";

/** A hop's status and the finding that decides it. */
export interface JudgedHop {
  readonly status: HopStatus;
  readonly worst?: Finding;
}

/** Worst first. */
const severityOfStatus: readonly HopStatus[] = ["fails", "likely", "by-design", "unknown", "passes"];

/**
 * Each hop's worst finding. Behind the first hop that fails, or that answers by design, a hop without a finding of
 * its own is not reached.
 */
export function judgeHops(findings: readonly Finding[], hops: readonly HopId[]): Map<HopId, JudgedHop> {
  const judged = new Map<HopId, JudgedHop>();
  let stopped = false;
  for (const hop of hopId.options.filter((id) => hops.includes(id))) {
    const own = worstOf(findings.filter((finding) => finding.hop === hop));
    const silent = own.status === "passes" || own.status === "unknown";
    judged.set(hop, stopped && silent ? { status: "not-reached" } : own);
    stopped ||= own.status === "fails" || own.status === "by-design";
  }
  return judged;
}

function worstOf(findings: readonly Finding[]): JudgedHop {
  const ranked = findings
    .map((worst) => ({ status: statusOf(worst), worst }))
    .filter((hop): hop is { status: HopStatus; worst: Finding } => hop.status !== null)
    .toSorted((a, b) => severityOfStatus.indexOf(a.status) - severityOfStatus.indexOf(b.status));
  const [first] = ranked;
  if (first === undefined) return { status: "passes" };
  return first.status === "passes" ? { status: "passes" } : first;
}

/** What a finding makes of its hop; null where it says nothing of sign-in (a note, or a clue that is missing). */
function statusOf(finding: Finding): HopStatus | null {
  if (finding.followsFrom !== undefined) return null;
  const bearing = finding.severity === "breaks-sign-in" || finding.severity === "may-break";
  switch (finding.status) {
    case "fail":
      if (finding.severity === "by-design") return "by-design";
      if (!bearing) return null;
      return finding.certainty === "proven" && finding.severity === "breaks-sign-in" ? "fails" : "likely";
    case "unknown":
      return bearing && finding.needs === undefined ? "unknown" : null;
    case "error":
      return "unknown";
    case "pass":
      return "passes";
    case "not-applicable":
      return null;
  }
}
