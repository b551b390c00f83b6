import type { ShownStatus } from "@/lib/format/status";
import { shownStatus } from "@/lib/format/status";
import type { Finding } from "@/lib/model/finding";

/** A finding with those that merely follow from it. */
export interface FindingWithFollowers {
  readonly finding: Finding;
  readonly followers: readonly Finding[];
}

/** The checklist in its order. */
export interface GroupedFindings {
  /** Fails, then likely, unknown, by design; causes first within each. */
  readonly open: readonly FindingWithFollowers[];
  /** Unknown only for want of something that the user could bring. */
  readonly wantsClue: readonly Finding[];
  readonly passes: readonly Finding[];
  readonly notApplicable: readonly Finding[];
}

const order: readonly ShownStatus[] = ["fails", "likely", "unknown", "by-design"];

/** Sorts findings into what is to be read and what is folded into a count. Nothing is left out. */
export function groupFindings(findings: readonly Finding[], causes: readonly string[]): GroupedFindings {
  const ids = new Set(findings.map((finding) => finding.check));
  const folds = (finding: Finding) => finding.followsFrom !== undefined && ids.has(finding.followsFrom);
  const rank = (finding: Finding) => {
    const cause = causes.indexOf(finding.check);
    return order.indexOf(shownStatus(finding)) * 1_000 + (cause < 0 ? 999 : cause);
  };
  const leading = findings.filter((finding) => !folds(finding));
  const clue = leading.filter((finding) => finding.status === "unknown" && finding.needs !== undefined);
  return {
    open: leading
      .filter((finding) => order.includes(shownStatus(finding)) && !clue.includes(finding))
      .toSorted((a, b) => rank(a) - rank(b))
      .map((finding) => ({
        finding,
        followers: findings.filter((each) => folds(each) && each.followsFrom === finding.check),
      })),
    wantsClue: clue,
    passes: leading.filter((finding) => finding.status === "pass"),
    notApplicable: leading.filter((finding) => finding.status === "not-applicable"),
  };
}
