import type { LogBucket, LogCounts } from "@/lib/logs/log-counts";

/** The time axis that all rows share: `bins` intervals of `binSeconds` from `start` (Unix seconds). */
export interface TimeAxis {
  readonly start: number;
  readonly binSeconds: number;
  readonly bins: number;
}

const MOST_BINS = 40;

/** The axis of a count: as fine as its buckets, but of at most 40 intervals. Null where nothing was counted. */
export function timeAxis({
  from,
  to,
  bucketSeconds,
}: Pick<LogCounts, "from" | "to" | "bucketSeconds">): TimeAxis | null {
  if (from === null || to === null) return null;
  const first = Math.floor(Date.parse(from) / 1_000);
  const last = Math.floor(Date.parse(to) / 1_000);
  const start = first - (first % bucketSeconds);
  const buckets = Math.floor((last - start) / bucketSeconds) + 1;
  const perBin = Math.ceil(buckets / MOST_BINS);
  return { start, binSeconds: perBin * bucketSeconds, bins: Math.ceil(buckets / perBin) };
}

/** Lines in each interval. */
export function binsOf(axis: TimeAxis, buckets: readonly LogBucket[]): number[] {
  const bins = new Array<number>(axis.bins).fill(0);
  for (const [start, count] of buckets) {
    const bin = Math.floor((start - axis.start) / axis.binSeconds);
    if (bin >= 0 && bin < axis.bins) bins[bin] = (bins[bin] ?? 0) + count;
  }
  return bins;
}

/** The drawing in words, its time as `tell` tells it: `in 3 of 40 intervals of 5 min; most, 120, from 2026-10-06 02:40:00 UTC`. */
export function barsInWords(
  axis: TimeAxis,
  bins: readonly number[],
  tell: (iso: string, form: "day") => string,
): string {
  const held = bins.filter((count) => count > 0).length;
  const most = Math.max(...bins);
  const at = new Date((axis.start + bins.indexOf(most) * axis.binSeconds) * 1_000).toISOString();
  const intervals = `in ${held} of ${axis.bins} ${axis.bins === 1 ? "interval" : "intervals"} of ${width(axis)}`;
  return `${intervals}; most, ${most}, from ${tell(at, "day")}`;
}

/** `5 min`, `2 h`, `3 days`. */
export function width({ binSeconds }: Pick<TimeAxis, "binSeconds">): string {
  if (binSeconds % 86_400 === 0) return binSeconds === 86_400 ? "1 day" : `${binSeconds / 86_400} days`;
  if (binSeconds % 3_600 === 0) return `${binSeconds / 3_600} h`;
  return `${binSeconds / 60} min`;
}
