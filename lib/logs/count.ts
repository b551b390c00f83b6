import type { LogBucket, LogCounts } from "./log-counts";
import { addToSeries, bucketsOf, type Series, type Timeline, widenTo } from "./series";
import { createTally, noteBroken, noteSample, reasonRow, requestSeries, type Tally } from "./tally";

/** The counts so far as plain data. */
export function toCounts(tally: Tally): LogCounts {
  const requests = [...tally.requests.entries()].map(([id, { key, series }]) => ({
    id,
    ...key,
    ...grown(series),
  }));
  const reasons = [...tally.reasons.entries()].map(([id, row]) => ({
    id,
    ...row.key,
    ...grown(row.series),
    first: iso(row.first),
    last: iso(row.last),
    sample: row.sample(),
  }));
  const byStatus = [...tally.statuses]
    .map((count, status) => ({ status, count }))
    .filter(({ count }) => count > 0);
  const lines = byStatus.reduce((sum, { count }) => sum + count, 0);
  return {
    lines,
    broken: { count: tally.brokenCount, samples: [...tally.brokenSamples] },
    from: lines === 0 ? null : iso(tally.from),
    to: lines === 0 ? null : iso(tally.to),
    bucketSeconds: tally.timeline.bucketSeconds,
    byStatus,
    requests: mostFirst(requests),
    reasons: mostFirst(reasons),
    files: [...tally.files],
  };
}

/**
 * Counts of both together. Neither is changed. `mergeCounts(a, mergeCounts(b, c))` equals
 * `mergeCounts(mergeCounts(a, b), c)` as long as no limit on hosts was reached; totals are right in any case.
 */
export function mergeCounts(one: LogCounts, other: LogCounts): LogCounts {
  const tally = createTally();
  absorb(tally, one);
  absorb(tally, other);
  return toCounts(tally);
}

function absorb(tally: Tally, counts: LogCounts): void {
  widenTo(tally.timeline, counts.bucketSeconds);
  for (const { status, count } of counts.byStatus) {
    tally.statuses[status] = (tally.statuses[status] ?? 0) + count;
  }
  for (const { loadBalancer, host, rule, buckets } of counts.requests) {
    addBuckets(tally.timeline, requestSeries(tally, { loadBalancer, host, rule }), buckets);
  }
  for (const { loadBalancer, host, rule, reason, status, answeredBy, ...row } of counts.reasons) {
    const grown = reasonRow(tally, { loadBalancer, host, rule, reason, status, answeredBy });
    addBuckets(tally.timeline, grown.series, row.buckets);
    noteSample(grown, Date.parse(row.first), () => row.sample);
    grown.last = Math.max(grown.last, Date.parse(row.last));
  }
  noteBroken(tally, counts.broken.count, counts.broken.samples);
  if (counts.from !== null) tally.from = Math.min(tally.from, Date.parse(counts.from));
  if (counts.to !== null) tally.to = Math.max(tally.to, Date.parse(counts.to));
  tally.files.push(...counts.files);
}

function addBuckets(timeline: Timeline, series: Series, buckets: readonly LogBucket[]): void {
  for (const [start, count] of buckets) addToSeries(timeline, series, start, count);
}

function grown(series: Series): { count: number; buckets: LogBucket[] } {
  return { count: series.count, buckets: bucketsOf(series) };
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

/** Most first; equals by their key, so that the order does not depend on the order of reading. */
function mostFirst<T extends { id: string; count: number }>(rows: T[]): Omit<T, "id">[] {
  rows.sort((one, other) => other.count - one.count || (one.id < other.id ? -1 : 1));
  return rows.map(({ id: _, ...row }) => row);
}
