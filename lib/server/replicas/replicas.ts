import "server-only";

/** What another replica has kept. */
export interface Kept {
  /** Changes with what is kept. */
  readonly version: string;
  readonly value: unknown;
  /** Milliseconds for which it still serves. */
  readonly leftMs: number;
}

/** One replica's turn at a thing, while the others wait for theirs. */
export interface Turn {
  /** What is kept of it, where that is another than `version`; null: nothing else, or it cannot be read. */
  otherThan(version: string | null): Promise<Kept | null>;
  /** Keeps a JSON value for so many milliseconds, and gives its version; null: it could not be kept, or another took the turn. */
  keep(value: unknown, ms: number): Promise<string | null>;
}

export interface TurnOptions {
  /** Nobody waits for it: who is waited for takes the turn away. */
  readonly patient: boolean;
  /** What others read does not count, and neither does their turn. */
  readonly anew: boolean;
}

/** Holds `perMinute` at once, and fills as much in a minute. */
export interface Bucket {
  readonly name: string;
  readonly perMinute: number;
}

/** What several processes of one dashboard have in common. Never rejects by itself: what cannot be shared is not. */
export interface Replicas {
  inTurn<T>(thing: string, options: TurnOptions, work: (turn: Turn) => Promise<T>): Promise<T>;
  /** Charges all the buckets, or none. Gives the milliseconds after which to ask again; 0: go on. */
  charge(buckets: readonly Bucket[], cost: number): Promise<number>;
}

/** Nobody to share with: nothing is found, and nothing kept. */
const ownTurn: Turn = { otherThan: async () => null, keep: async () => null };

export const alone: Replicas = {
  inTurn: (_, __, work) => work(ownTurn),
  charge: async () => 0,
};
