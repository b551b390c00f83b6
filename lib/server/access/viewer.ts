import "server-only";

/** Who asks, once that is known. Only `admit` makes one; whatever reads an account takes one. */
export interface Viewer {
  /** Verified; null where no sign-in is configured. */
  readonly subject: string | null;
  /** What people call them, for the page and the audit line. */
  readonly name: string;
  readonly accounts: "all" | readonly string[];
}

/** Why somebody is not let in. The message tells nothing of the token. */
export interface Refusal {
  readonly code:
    | "wrong-host"
    | "not-signed-in"
    | "bad-token"
    | "not-a-member"
    | "sign-in-unavailable"
    | "too-many-requests";
  readonly message: string;
  /** Seconds after which asking again may help. */
  readonly retryAfter?: number;
}

export type Admission =
  | { readonly ok: true; readonly viewer: Viewer }
  | { readonly ok: false; readonly refusal: Refusal };

export const refusalStatus: Readonly<Record<Refusal["code"], number>> = {
  "wrong-host": 421,
  "not-signed-in": 401,
  "bad-token": 401,
  "not-a-member": 403,
  "sign-in-unavailable": 503,
  "too-many-requests": 429,
};

export function refused(code: Refusal["code"], message: string): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: { code, message } };
}

/** Everybody who reaches a dashboard without sign-in: they see all that it may read. */
export const anybody: Viewer = { subject: null, name: "", accounts: "all" };
