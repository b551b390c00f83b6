import "server-only";

/** How long a snapshot serves before it is read again. */
const LIFETIME_MS = 60_000;
/** Beyond this the oldest goes: a snapshot of a large load balancer or API is some 100 KB. */
const MOST = 500;

/** A snapshot that grows, step by step. */
export interface Entry<S> {
  readonly begun: number;
  snapshot: Promise<S>;
  settled: S | undefined;
  /** What was asked of it beside the configuration. */
  readonly asked: Set<string>;
  /** Read by a sweep, that others overtake. */
  readonly patient: boolean;
}

/** Snapshots that are read once for many who want them. */
export interface GrowingCache<S> {
  /** What is at hand and not yet a minute old. */
  young(id: string): Entry<S> | undefined;
  /** Somebody who waits does not wait for a sweep that is still reading: asking again is sooner. */
  shared(id: string, wanted: { readonly fresh: boolean; readonly patient: boolean }): Entry<S> | undefined;
  begin(id: string, snapshot: Promise<S>, patient: boolean): Entry<S>;
  /** One step after another, so that two askers never read the same thing. */
  extend(entry: Entry<S>, id: string, step: (snapshot: S) => Promise<S>): Promise<S>;
}

export function createGrowingCache<S>(now: () => number): GrowingCache<S> {
  const entries = new Map<string, Entry<S>>();

  const young = (id: string): Entry<S> | undefined => {
    const entry = entries.get(id);
    return entry && now() - entry.begun < LIFETIME_MS ? entry : undefined;
  };

  return {
    young,
    shared(id, { fresh, patient }) {
      const known = fresh ? undefined : young(id);
      const overtakes = known?.patient === true && known.settled === undefined && !patient;
      return overtakes ? undefined : known;
    },
    begin(id, snapshot, patient) {
      const entry: Entry<S> = { begun: now(), snapshot, settled: undefined, asked: new Set(), patient };
      entries.delete(id);
      entries.set(id, entry);
      const [oldest] = entries.keys();
      if (entries.size > MOST && oldest !== undefined) entries.delete(oldest);
      return entry;
    },
    extend(entry, id, step) {
      const next = entry.snapshot.then(step);
      entry.snapshot = next;
      next.then(
        (snapshot) => {
          entry.settled = snapshot;
        },
        () => entries.delete(id),
      );
      return next;
    },
  };
}

/** The errors of several readings of one scope, each once. */
export function mergeErrors<E>(...read: readonly { readonly errors: readonly E[] }[]): E[] {
  const all = read.flatMap(({ errors }) => errors);
  return [...new Map(all.map((error) => [JSON.stringify(error), error])).values()];
}
