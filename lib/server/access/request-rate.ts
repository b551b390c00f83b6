import "server-only";

/** Requests of one verified subject: so many at once, and as many again in a minute. */
export const REQUESTS_A_MINUTE = 600;
/** What reads AWS anew, past what is at hand, counts as so many. */
export const FRESH_COST = 10;

const MINUTE_MS = 60_000;

/** Charges a subject. Gives the whole seconds after which to ask again; 0: go on. */
export type RequestRate = (subject: string, cost: number) => number;

/** A token bucket for each subject that fills evenly. */
export function createRequestRate(now: () => number): RequestRate {
  const buckets = new Map<string, { readonly tokens: number; readonly at: number }>();
  let swept = now();
  return (subject, cost) => {
    const at = now();
    // Who has not asked for a minute has a full bucket again, which need not be kept.
    if (at - swept >= MINUTE_MS) {
      for (const [name, bucket] of buckets) if (at - bucket.at >= MINUTE_MS) buckets.delete(name);
      swept = at;
    }
    const known = buckets.get(subject) ?? { tokens: REQUESTS_A_MINUTE, at };
    const filled = known.tokens + ((at - known.at) / MINUTE_MS) * REQUESTS_A_MINUTE;
    const tokens = Math.min(REQUESTS_A_MINUTE, filled);
    if (tokens < cost) return Math.ceil(((cost - tokens) / REQUESTS_A_MINUTE) * (MINUTE_MS / 1000));
    buckets.set(subject, { tokens: tokens - cost, at });
    return 0;
  };
}
