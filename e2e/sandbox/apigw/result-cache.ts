/** What authorizers answered, for as long as they say. */

interface Kept<T> {
  readonly until: number;
  readonly result: T;
}

export interface ResultCache<T> {
  /** `owner`: the deployed authorizer itself, so that another deployment begins anew. `ttl` in seconds, 0: never kept. */
  through(owner: object, key: string, ttl: number, at: number, ask: () => Promise<T>): Promise<T>;
}

/** `keeps` tells answers that may be kept from errors. */
export function createResultCache<T>(keeps: (result: T) => boolean): ResultCache<T> {
  const byOwner = new WeakMap<object, Map<string, Kept<T>>>();
  return {
    through: async (owner, key, ttl, at, ask) => {
      const kept = byOwner.get(owner) ?? new Map<string, Kept<T>>();
      byOwner.set(owner, kept);
      const known = kept.get(key);
      if (known && known.until > at) return known.result;
      const result = await ask();
      if (ttl > 0 && keeps(result)) kept.set(key, { until: at + ttl * 1000, result });
      return result;
    },
  };
}
