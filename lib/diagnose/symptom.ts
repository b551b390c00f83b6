import type { CheckId } from "../checks/index";
import type { DoorSign } from "../facts/api/answer/doors";
import type { KnownAnswer } from "../facts/api/answer/known-answers";
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

/** What one door's answer says: what happened, who can mend it, what leads to it. */
export interface Explanation extends Seen {
  /** What happened: paragraphs of plain text. */
  readonly meaning: readonly string[];
  /** Who can usually mend it. */
  readonly whoFixes: string;
  /** What people take it for, and it is not. */
  readonly notThis: readonly string[];
  /** Empty: no check looks at what makes it. */
  readonly causes: readonly RankedCause[];
  /** How to confirm by hand. */
  readonly confirm: readonly { readonly title: string; readonly command: string }[];
  /** CloudWatch metric that counts it, where one does. */
  readonly metric?: string;
  readonly sources: readonly [DocLink, ...DocLink[]];
  /** How API Gateway writes it, with what each says. */
  readonly answers?: readonly KnownAnswer[];
}

/**
 * A status, an `error_reason`, an OAuth error, or what API Gateway refuses with: what it says, and which checks it
 * calls for, most frequent first.
 */
export interface Symptom extends Explanation {
  /** Its address below `/explain/`: "561", "AuthInvalidIdToken", "redirect_mismatch", "302-loop", "UNAUTHORIZED". */
  readonly id: string;
  /** Other names that lead to the same page: a second spelling, the rest of a group. */
  readonly also?: readonly string[];
  readonly title: string;
  readonly kind: "status" | "reason" | "oauth-error" | "pattern" | "gateway-response" | "challenge";
  /** The hop of the sign-in, or of the call, at which it is met. */
  readonly hop: HopId;
  /** Where several servers answer with the same: how to tell which one did. */
  readonly doors?: readonly DoorSign[];
  /** What it says where API Gateway answered, beside the load balancer's half. */
  readonly api?: Explanation;
  /** Pages to read beside it, by id. */
  readonly see?: readonly string[];
}
