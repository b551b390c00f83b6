import type { CheckId } from "../checks/index";
import type { DocLink, HopId } from "../model/finding";

/** A cause of a symptom and why it shows as that. */
export interface RankedCause {
  readonly check: CheckId;
  readonly why: string;
}

/** What was seen, as far as checks are weighed by it. */
export interface Seen {
  /** Checks that can lead to it, most frequent first. */
  readonly causes: readonly { readonly check: string }[];
  /** One sentence. */
  readonly brief: string;
  /** Causes that no API shows, and why. */
  readonly uncheckable: readonly { readonly cause: string; readonly why: string }[];
}

/** A status, an `error_reason` or an OAuth error: what it says, and which checks it calls for, most frequent first. */
export interface Symptom extends Seen {
  /** Its address below `/explain/`: "561", "AuthInvalidIdToken", "redirect_mismatch", "302-loop". */
  readonly id: string;
  /** Other names that lead to the same page: a second spelling, the rest of a group. */
  readonly also?: readonly string[];
  readonly title: string;
  readonly kind: "status" | "reason" | "oauth-error" | "pattern";
  /** One sentence for lists. */
  readonly brief: string;
  /** What happened: paragraphs of plain text. */
  readonly meaning: readonly string[];
  /** The hop of the sign-in at which it is met. */
  readonly hop: HopId;
  /** Who can usually mend it. */
  readonly whoFixes: string;
  /** What people take it for, and it is not. */
  readonly notThis: readonly string[];
  /** Empty: no check looks at what makes it. */
  readonly causes: readonly RankedCause[];
  /** How to confirm by hand. */
  readonly confirm: readonly { readonly title: string; readonly command: string }[];
  /** Causes that no API shows, and why. */
  readonly uncheckable: readonly { readonly cause: string; readonly why: string }[];
  /** CloudWatch metric that counts it, where one does. */
  readonly metric?: string;
  readonly sources: readonly [DocLink, ...DocLink[]];
}
