import type { SnapshotComparison } from "@/lib/compare";
import type { JudgedCall, OpenedChain } from "@/lib/diagnose";
import type { Brought } from "@/lib/model/brought";
import type { Diagnosis } from "@/lib/model/diagnosis";
import type { FleetChain } from "@/lib/model/fleet";
import type { Origin } from "@/lib/model/saved-snapshot";

/** A file that was taken for a snapshot and is one. */
export interface OpenedFile {
  readonly name: string;
  readonly kind: "alb" | "rest" | "http" | "ws";
  /** The beginning of its chains' ids. */
  readonly scope: string;
  /** The name of the load balancer or API. */
  readonly root: string;
  readonly account: string;
  readonly region: string;
  /** ISO 8601. */
  readonly takenAt: string;
  readonly origin: Origin | null;
  /** Its guarded chains, worst first. */
  readonly rows: readonly FleetChain[];
}

/** Why something cannot be shown, and what to do. */
export interface Refused {
  readonly message: string;
  readonly wayOut: string;
}

/** What is asked of the worker. It keeps what it opened: `first` is shown, `second` is compared with it. */
export interface Questions {
  readonly open: { readonly slot: "first" | "second"; readonly name: string; readonly file: Blob };
  readonly diagnose: { readonly chain: string };
  readonly call: { readonly before: Diagnosis; readonly brought: Brought };
  readonly compare: object;
}

export interface Answers {
  readonly open: OpenedFile;
  readonly diagnose: OpenedChain;
  readonly call: JudgedCall;
  readonly compare: SnapshotComparison;
}

export type Topic = keyof Questions;

export type ToWorker = {
  readonly [T in Topic]: { readonly id: number; readonly topic: T; readonly question: Questions[T] };
}[Topic];

export interface FromWorker {
  readonly id: number;
  readonly outcome:
    | { readonly ok: true; readonly answer: Answers[Topic] }
    | { readonly ok: false; readonly refused: Refused };
}
