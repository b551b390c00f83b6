import { apiScopeId, scopeId } from "../model/scope";
import type { OpenedSnapshot } from "../model/snapshot-file";
import { type ArtifactComparison, compareArtifacts } from "./compare-artifacts";
import { type ChainChange, compareFindings } from "./compare-findings";

export type { FieldChange, NotCompared } from "./compare-artifacts";
export type { ChainChange, FindingChange } from "./compare-findings";
export { isWorseNow } from "./worse";

/** Which snapshot stands on a side. */
export interface ComparedSide {
  readonly scope: string;
  readonly account: string;
  readonly region: string;
  /** ISO 8601. */
  readonly takenAt: string;
}

/** All that happened between two snapshots of the same load balancer or API. */
export interface SnapshotComparison extends ArtifactComparison {
  readonly before: ComparedSide;
  readonly after: ComparedSide;
  readonly chains: readonly ChainChange[];
}

export type CompareOutcome =
  | { readonly ok: true; readonly comparison: SnapshotComparison }
  | { readonly ok: false; readonly problem: string };

/** What changed between two snapshots, the older one first whichever it is. Pure. */
export function compareSnapshots(one: OpenedSnapshot, other: OpenedSnapshot): CompareOutcome {
  const [before, after] = [one, other].toSorted(
    (a, b) => Date.parse(a.snapshot.takenAt) - Date.parse(b.snapshot.takenAt),
  ) as [OpenedSnapshot, OpenedSnapshot];
  const [was, is] = [sideOf(before), sideOf(after)];
  if (was.scope !== is.scope) {
    return {
      ok: false,
      problem: `One is of ${was.scope}, the other of ${is.scope}: they have nothing in common.`,
    };
  }
  return {
    ok: true,
    comparison: {
      before: was,
      after: is,
      ...compareArtifacts(before, after),
      chains: compareFindings(before, after),
    },
  };
}

function sideOf({ snapshot }: OpenedSnapshot): ComparedSide {
  const { scope, takenAt } = snapshot;
  return {
    scope: scope.kind === "alb" ? scopeId(scope) : apiScopeId(scope),
    account: scope.account,
    region: scope.region,
    takenAt,
  };
}
