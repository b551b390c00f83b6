import "server-only";
import type { Replicas } from "./replicas/replicas";

/** What may be asked of identity providers in a minute: one probe is all that is asked about one rule at one time. */
export const PROBES_A_MINUTE = { subject: 60, overall: 300 };

export type Taken = { readonly ok: true } | { readonly ok: false; readonly seconds: number };

export interface ProbeRate {
  /**
   * Charges a subject and everybody together, or neither. `subject` is a verified one; those who are not signed in
   * share what everybody has. `seconds`: when to try again.
   */
  take(subject: string | undefined, count: number): Taken;
}

/** The same, counted with the other replicas. */
export interface SharedProbeRate {
  take(subject: string | undefined, count: number): Promise<Taken>;
}

const MINUTE_MS = 60_000;

interface Bucket {
  readonly tokens: number;
  readonly at: number;
}

/** Token buckets that fill evenly. A single request for more than a bucket holds takes all of it. */
export function createProbeRate(now: () => number): ProbeRate {
  const subjects = new Map<string, Bucket>();
  let overall: Bucket = { tokens: PROBES_A_MINUTE.overall, at: now() };

  const filled = (bucket: Bucket | undefined, capacity: number, at: number): number =>
    bucket === undefined
      ? capacity
      : Math.min(capacity, bucket.tokens + ((at - bucket.at) / MINUTE_MS) * capacity);
  const secondsTo = (tokens: number, cost: number, capacity: number): number =>
    Math.max(0, Math.ceil(((cost - tokens) / capacity) * (MINUTE_MS / 1000)));

  return {
    take(subject, count) {
      const at = now();
      const all = filled(overall, PROBES_A_MINUTE.overall, at);
      const own =
        subject === undefined
          ? Number.POSITIVE_INFINITY
          : filled(subjects.get(subject), PROBES_A_MINUTE.subject, at);
      const cost = Math.min(count, subject === undefined ? PROBES_A_MINUTE.overall : PROBES_A_MINUTE.subject);
      const seconds = Math.max(
        secondsTo(all, cost, PROBES_A_MINUTE.overall),
        subject === undefined ? 0 : secondsTo(own, cost, PROBES_A_MINUTE.subject),
      );
      if (seconds > 0) return { ok: false, seconds };
      overall = { tokens: all - cost, at };
      if (subject !== undefined) {
        // Who has not asked for a minute has a full bucket again, which need not be kept.
        for (const [name, bucket] of subjects) if (at - bucket.at >= MINUTE_MS) subjects.delete(name);
        subjects.set(subject, { tokens: own - cost, at });
      }
      return { ok: true };
    },
  };
}

/** `own`: of this process; it holds also where nothing is shared. */
export function createSharedProbeRate(own: ProbeRate, replicas: Replicas): SharedProbeRate {
  return {
    async take(subject, count) {
      const taken = own.take(subject, count);
      if (!taken.ok) return taken;
      const overall = { name: "probes", perMinute: PROBES_A_MINUTE.overall };
      const ofSubject = { name: `probes of ${subject}`, perMinute: PROBES_A_MINUTE.subject };
      const [buckets, most] =
        subject === undefined
          ? [[overall], overall.perMinute]
          : [[ofSubject, overall], PROBES_A_MINUTE.subject];
      const waitMs = await replicas.charge(buckets, Math.min(count, most));
      return waitMs === 0 ? taken : { ok: false, seconds: Math.ceil(waitMs / 1_000) };
    },
  };
}
