import "server-only";

/** What became of a fetch; `message` is one sentence for whoever asked. */
export type Fetched<T> =
  | { readonly ok: true; readonly value: T; readonly at: number }
  | { readonly ok: false; readonly message: string };

export interface KeyCacheParts<T> {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Never rejects. */
  readonly fetch: (address: string) => Promise<Fetched<T>>;
  /** Milliseconds for which a value serves everybody. */
  readonly lifetime: (value: T) => number;
  /** Whether the value answers for that key id. */
  readonly has: (value: T, kid: string) => boolean;
}

/** Asked once for many askers. A key id that is not in the set at hand has it fetched again, at most every 30 s. */
export type KeyCache<T> = (address: string, kid?: string) => Promise<Fetched<T>>;

/** As long as jose keeps a remote key set. https://github.com/panva/jose/blob/main/src/jwks/remote.ts */
export const LIFETIME_MS = 600_000;
/** Between two fetches for the sake of an unknown key id; jose's figure as well. */
export const COOLDOWN_MS = 30_000;
/** A failure is not asked again at once, and not kept for long. */
const FAILURE_MS = 10_000;
const MOST = 1000;

interface Entry<T> {
  readonly begun: number;
  readonly result: Promise<Fetched<T>>;
}

export function createKeyCache<T>({ now, fetch, lifetime, has }: KeyCacheParts<T>): KeyCache<T> {
  const entries = new Map<string, Entry<T>>();

  const begin = (address: string, instead?: Fetched<T>): Promise<Fetched<T>> => {
    // A refetch that fails takes nothing away from those who find their key in the old set.
    const result = fetch(address).then((fetched) => (fetched.ok ? fetched : (instead ?? fetched)));
    entries.delete(address);
    entries.set(address, { begun: now(), result });
    const [oldest] = entries.keys();
    if (entries.size > MOST && oldest !== undefined) entries.delete(oldest);
    return result;
  };

  return async (address, kid) => {
    const known = entries.get(address);
    if (!known) return begin(address);
    const fetched = await known.result;
    const current = entries.get(address);
    if (current && current !== known) return current.result; // begun by another asker meanwhile
    const age = now() - known.begun;
    if (age >= (fetched.ok ? lifetime(fetched.value) : FAILURE_MS)) return begin(address);
    const isUnknown = fetched.ok && kid !== undefined && !has(fetched.value, kid);
    return isUnknown && age >= COOLDOWN_MS ? begin(address, fetched) : fetched;
  };
}
