import type { ShownStatus } from "@/lib/format/status";
import type { PermissionReport, PermissionTry } from "@/lib/model/permission-report";

/** How an outcome is shown: the sign of a status, with a word of its own. */
export const outcomeLook: Readonly<
  Record<PermissionTry["outcome"], { readonly status: ShownStatus; readonly word: string }>
> = {
  denied: { status: "fails", word: "denied" },
  unknown: { status: "unknown", word: "unknown" },
  "not-tried": { status: "not-applicable", word: "not tried" },
  allowed: { status: "passes", word: "allowed" },
};

const worstFirst = ["denied", "unknown", "not-tried", "allowed"] as const;

export interface OrderedTries {
  /** What is not simply allowed, worst first. */
  readonly open: readonly PermissionTry[];
  readonly allowed: readonly PermissionTry[];
  /** `1 denied · 22 allowed`. */
  readonly counts: string;
  /** The one reason that hid every answer, such as expired credentials; null where some were told. */
  readonly hidden: string | null;
}

export function orderTries({ tries }: Pick<PermissionReport, "tries">): OrderedTries {
  const of = (outcome: PermissionTry["outcome"]) => tries.filter((each) => each.outcome === outcome);
  const counted = worstFirst.map((outcome) => ({
    word: outcomeLook[outcome].word,
    count: of(outcome).length,
  }));
  const [first] = tries;
  const all = first?.outcome === "unknown" && tries.every(({ outcome }) => outcome === "unknown");
  return {
    open: worstFirst.filter((outcome) => outcome !== "allowed").flatMap(of),
    allowed: of("allowed"),
    counts: counted
      .filter(({ count }) => count > 0)
      .map(({ word, count }) => `${count} ${word}`)
      .join(" · "),
    hidden: all && tries.every(({ why }) => why === first.why) ? first.why : null,
  };
}
