/** What a diagnosis is asked with: nothing in it is secret. */
export interface RequestSeen {
  readonly url: string;
  readonly status?: string;
  readonly reason?: string;
  /** ISO 8601. */
  readonly at?: string;
}

/** What a pasted text was taken for. */
export type Recognition =
  | { readonly kind: "empty" }
  | {
      readonly kind: "request";
      /** What it is, in words: "an ALB access-log line". */
      readonly what: string;
      /** What was read out of it: "561", "AuthTokenEpRequestFailed", "host app.example.com". */
      readonly facts: readonly string[];
      /** All that goes on. */
      readonly parameters: RequestSeen;
      /** What was assumed or taken out, one sentence each. */
      readonly notes: readonly string[];
    }
  | { readonly kind: "symptom"; readonly what: string; readonly symptom: string }
  | { readonly kind: "chain"; readonly what: string; readonly chain: string }
  | { readonly kind: "scope"; readonly what: string; readonly filter: string }
  | { readonly kind: "token"; readonly what: string }
  | { readonly kind: "har"; readonly what: string }
  | { readonly kind: "incomplete"; readonly what: string; readonly missing: string }
  | { readonly kind: "unknown"; readonly why: string };
