import type { Diagnosis } from "../model/diagnosis";

/** What was asked cannot be answered: what was understood of it, what is wrong, and the way out. */
export interface Problem {
  /** `not-found` and `not-configured` are about the place asked for; all others about the input. */
  readonly code: string;
  readonly message: string;
  readonly wayOut: string;
  readonly understood: readonly string[];
}

/** A diagnosis in two steps: of what is configured, then with what the provider answers. */
export type DiagnoseOutcome =
  | { readonly ok: true; readonly first: Diagnosis; readonly complete: Promise<Diagnosis> }
  | { readonly ok: false; readonly problem: Problem };

export function refuse(problem: Problem): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem };
}
