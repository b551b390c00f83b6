import "server-only";
import { alone, type Replicas, type Turn } from "./replicas/replicas";

/** How long a snapshot serves before it is read again. */
const LIFETIME_MS = 60_000;
/** Beyond this the oldest goes: a snapshot of a large load balancer or API is some 100 KB. */
const MOST = 500;

/** A snapshot that grows, step by step. */
interface Entry<S> {
  begun: number;
  settled: S | undefined;
  /** What was asked of it beside the configuration. */
  asked: Set<string>;
  /** Read by a sweep, that others overtake. */
  readonly patient: boolean;
  /** What others have read does not count: until it is read. */
  anew: boolean;
  /** As the other replicas know it. */
  version: string | null;
  last: Promise<unknown>;
}

export interface GrowingCacheParts<S> {
  readonly now: () => number;
  /** What is kept, by a word: among replicas each kind is told by it. */
  readonly kind: string;
  readonly replicas?: Replicas;
  readonly most?: number;
  /** Absent: always. What is not kept is read again by the next who asks. */
  readonly isWorthKeeping?: (snapshot: S) => boolean;
}

/** `asked`: what was asked beside the configuration, for the step to add to. */
export type Step<S> = (snapshot: S, asked: Set<string>) => Promise<S>;

/** Snapshots that are read once for many who want them, in this process or in another replica. */
export interface GrowingCache<S> {
  /** What is at hand here, where it is not yet a minute old and holds all of that. */
  having(id: string, asked: readonly string[]): S | undefined;
  /**
   * What is at hand after one more step, or what `read` gives. Somebody who waits does not wait for a sweep that is still
   * reading: asking again is sooner.
   */
  grow(
    id: string,
    wanted: { readonly fresh: boolean; readonly patient: boolean },
    read: () => Promise<S>,
    step: Step<S>,
  ): Promise<S>;
  /**
   * One more step of what `grow` has given.
   * @throws where nothing is at hand.
   */
  more(id: string, step: Step<S>): Promise<S>;
}

export function createGrowingCache<S>({
  now,
  kind,
  replicas = alone,
  most = MOST,
  isWorthKeeping = () => true,
}: GrowingCacheParts<S>): GrowingCache<S> {
  const entries = new Map<string, Entry<S>>();

  const young = (id: string): Entry<S> | undefined => {
    const entry = entries.get(id);
    return entry && now() - entry.begun < LIFETIME_MS ? entry : undefined;
  };

  const begin = (id: string, patient: boolean, anew: boolean): Entry<S> => {
    const asked = new Set<string>();
    const last = Promise.resolve();
    const entry = { begun: now(), settled: undefined, asked, patient, anew, version: null, last };
    entries.delete(id);
    entries.set(id, entry);
    const [oldest] = entries.keys();
    if (entries.size > most && oldest !== undefined) entries.delete(oldest);
    return entry;
  };

  /** One step after another, so that two askers never read the same thing. */
  const extend = (entry: Entry<S>, id: string, read: () => Promise<S>, step: Step<S>): Promise<S> => {
    const work = async (turn: Turn) => {
      const theirs = entry.anew ? null : await turn.otherThan(entry.version);
      entry.anew = false;
      if (theirs) {
        const { snapshot, asked } = theirs.value as { snapshot: S; asked: string[] };
        const begun = now() - (LIFETIME_MS - theirs.leftMs);
        Object.assign(entry, { settled: snapshot, asked: new Set(asked), version: theirs.version, begun });
      }
      const { settled } = entry;
      const grown = settled === undefined ? await read() : await step(settled, entry.asked);
      entry.settled = grown;
      const leftMs = LIFETIME_MS - (now() - entry.begun);
      if (!isWorthKeeping(grown)) {
        if (entries.get(id) === entry) entries.delete(id);
      } else if (leftMs > 0) {
        entry.version = await turn.keep({ snapshot: grown, asked: [...entry.asked] }, leftMs);
      }
      return grown;
    };
    const next = entry.last.then(() =>
      replicas.inTurn(`${kind} ${id}`, { patient: entry.patient, anew: entry.anew }, work),
    );
    entry.last = next;
    next.catch(() => {
      if (entries.get(id) === entry) entries.delete(id);
    });
    return next;
  };

  return {
    having(id, asked) {
      const entry = young(id);
      return entry && asked.every((one) => entry.asked.has(one)) ? entry.settled : undefined;
    },
    grow(id, { fresh, patient }, read, step) {
      const known = fresh ? undefined : young(id);
      const overtakes = known?.patient === true && known.settled === undefined && !patient;
      const entry = known === undefined || overtakes ? begin(id, patient, fresh) : known;
      return extend(entry, id, read, step);
    },
    more(id, step) {
      const entry = young(id);
      if (!entry) throw new Error(`the configuration of ${id} is asked before what is around it`);
      const gone = () => Promise.reject(new Error(`nothing was read of ${id}`));
      return extend(entry, id, gone, step);
    },
  };
}

/** The errors of several readings of one scope, each once. */
export function mergeErrors<E>(...read: readonly { readonly errors: readonly E[] }[]): E[] {
  const all = read.flatMap(({ errors }) => errors);
  return [...new Map(all.map((error) => [JSON.stringify(error), error])).values()];
}
