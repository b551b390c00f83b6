import type { BucketSeconds, LogBucket } from "./log-counts";

/** Counts over time that are still growing. */
export type Series = {
  count: number;
  readonly buckets: Map<number, number>;
  /** The bucket that was hit last (its start in seconds) and what was not yet added to it. */
  openStart: number;
  openCount: number;
};

/** The width of all buckets of one count, and which buckets exist. */
export type Timeline = {
  bucketSeconds: BucketSeconds;
  readonly starts: Set<number>;
  readonly series: Series[];
};

const widths: readonly BucketSeconds[] = [60, 300, 3600, 86400];
/** 12 hours of minutes, 60 hours of 5 minutes, 30 days of hours; more would make the counts heavier than a page. */
const mostBuckets = 720;

/** An empty timeline, at one-minute buckets. */
export function createTimeline(): Timeline {
  return { bucketSeconds: 60, starts: new Set(), series: [] };
}

/** An empty series of this timeline. */
export function addSeries(timeline: Timeline): Series {
  const series: Series = { count: 0, buckets: new Map(), openStart: -1, openCount: 0 };
  timeline.series.push(series);
  return series;
}

/** Adds lines at a time (Unix seconds). */
export function addToSeries(timeline: Timeline, series: Series, seconds: number, count: number): void {
  const start = seconds - (seconds % timeline.bucketSeconds);
  series.count += count;
  if (start === series.openStart) {
    series.openCount += count;
    return;
  }
  closeBucket(series);
  series.openStart = start;
  series.openCount = count;
  if (timeline.starts.has(start)) return;
  timeline.starts.add(start);
  while (timeline.starts.size > mostBuckets && timeline.bucketSeconds !== 86400) widen(timeline);
}

/** Makes the buckets at least this wide. Widths divide each other, so the order of widening changes nothing. */
export function widenTo(timeline: Timeline, bucketSeconds: BucketSeconds): void {
  while (timeline.bucketSeconds < bucketSeconds) widen(timeline);
}

/** The buckets of a series in order of time. */
export function bucketsOf(series: Series): LogBucket[] {
  closeBucket(series);
  return [...series.buckets].sort((one, other) => one[0] - other[0]);
}

function closeBucket(series: Series): void {
  if (series.openCount === 0) return;
  series.buckets.set(series.openStart, (series.buckets.get(series.openStart) ?? 0) + series.openCount);
  series.openCount = 0;
}

function widen(timeline: Timeline): void {
  const width = widths.find((candidate) => candidate > timeline.bucketSeconds) ?? 86400;
  timeline.bucketSeconds = width;
  timeline.starts.clear();
  for (const series of timeline.series) {
    closeBucket(series);
    series.openStart = -1;
    const before = [...series.buckets];
    series.buckets.clear();
    for (const [from, count] of before) {
      const start = from - (from % width);
      series.buckets.set(start, (series.buckets.get(start) ?? 0) + count);
      timeline.starts.add(start);
    }
  }
}
