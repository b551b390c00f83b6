import type { TargetOfChain } from "@/lib/facts/token-targets";
import type { KeyAnswer, TokenInspection, TokenTarget } from "@/lib/jwt/types";

/** A target that somebody described by hand. */
export interface HandTarget {
  readonly name: string;
  readonly target: TokenTarget;
  /** A key set or PEM key that was pasted beside it; "" where the dashboard is to fetch the keys. */
  readonly keys: string;
}

/** What the token is judged against. */
export type Choice =
  | { readonly type: "guess" }
  | { readonly type: "none" }
  | { readonly type: "live"; readonly id: string }
  | { readonly type: "hand"; readonly hand: HandTarget };

/** A key that an inspection lacked. `place` is where the answer is to be kept. */
export interface WantedKeys {
  readonly place: string;
  readonly url: string;
  readonly target: TokenTarget;
  /** The live chain that the target is of; undefined for one described by hand. */
  readonly chain: string | undefined;
}

/** What is said of one pasted text. */
export interface Inspected {
  readonly inspection: TokenInspection;
  /** The live target that was chosen or guessed; null: described by hand, or none. */
  readonly live: TargetOfChain | null;
  readonly guessed: boolean;
  /** Every token of a paste with several, each judged on its own against the same target. */
  readonly each: readonly TokenInspection[];
  readonly wanted: readonly WantedKeys[];
  /** Place of the keys that were used or wanted; null where none are needed. */
  readonly keyPlace: WantedKeys | null;
}

/** From the page to its worker. */
export type ToWorker =
  | { readonly type: "targets"; readonly targets: readonly TargetOfChain[] }
  | { readonly type: "keys"; readonly place: string; readonly answer: KeyAnswer }
  | {
      readonly type: "inspect";
      readonly id: number;
      readonly text: string;
      /** Milliseconds since 1970. */
      readonly now: number;
      readonly choice: Choice;
    };

/** From the worker to its page. */
export type FromWorker = { readonly id: number; readonly inspected: Inspected };
