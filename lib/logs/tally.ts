import type { BrokenLine, LogFile, ReasonCount } from "./log-counts";
import { addSeries, createTimeline, type Series, type Timeline } from "./series";

/** Whose requests are counted together. */
export type RequestKey = {
  readonly loadBalancer: string | null;
  readonly host: string | null;
  readonly rule: number | null;
};

/** What makes two lines the same row. */
export type ReasonKey = RequestKey & Pick<ReasonCount, "reason" | "status" | "answeredBy">;

/** A row that is still growing. Times in milliseconds. */
export type ReasonRow = {
  key: ReasonKey;
  series: Series;
  first: number;
  last: number;
  /** The earliest line, redacted when it is asked for: most of those that are the earliest for a while are not at the end. */
  sample: () => string;
};

/** Counts that are still growing: what `LogCounts` is made from. */
export type Tally = {
  readonly timeline: Timeline;
  /** Lines by status. */
  readonly statuses: Float64Array;
  readonly requests: Map<string, { key: RequestKey; series: Series }>;
  readonly reasons: Map<string, ReasonRow>;
  readonly files: LogFile[];
  brokenCount: number;
  brokenSamples: BrokenLine[];
  /** Milliseconds; infinite while nothing was counted. */
  from: number;
  to: number;
};

/** Hosts come from the network: a scan with invented ones must not fill the memory. */
const mostKeys = 2_000;
const mostBrokenSamples = 10;

/** Counts of nothing. */
export function createTally(): Tally {
  return {
    timeline: createTimeline(),
    statuses: new Float64Array(1_000),
    requests: new Map(),
    reasons: new Map(),
    files: [],
    brokenCount: 0,
    brokenSamples: [],
    from: Number.POSITIVE_INFINITY,
    to: Number.NEGATIVE_INFINITY,
  };
}

/** The series of these requests; beyond the limit, one for all that have no place of their own. */
export function requestSeries(tally: Tally, key: RequestKey): Series {
  const id = requestId(key);
  const known = tally.requests.get(id);
  if (known) return known.series;
  if (tally.requests.size >= mostKeys && !isRest(key)) return requestSeries(tally, { ...key, ...rest });
  const series = addSeries(tally.timeline);
  tally.requests.set(id, { key, series });
  return series;
}

/** The row of these lines; beyond the limit, one for each status and reason. */
export function reasonRow(tally: Tally, key: ReasonKey): ReasonRow {
  const id = `${key.reason} ${key.status} ${key.answeredBy} ${requestId(key)}`;
  const known = tally.reasons.get(id);
  if (known) return known;
  if (tally.reasons.size >= mostKeys && !isRest(key)) return reasonRow(tally, { ...key, ...rest });
  const row: ReasonRow = {
    key,
    series: addSeries(tally.timeline),
    first: Number.POSITIVE_INFINITY,
    last: Number.NEGATIVE_INFINITY,
    sample: () => "",
  };
  tally.reasons.set(id, row);
  return row;
}

/**
 * Notes a line of this time. The earliest becomes the row's sample, and of equals the first by text; `sample` is asked
 * later, if at all.
 */
export function noteSample(row: ReasonRow, ms: number, sample: () => string): void {
  if (ms < row.first) {
    row.first = ms;
    row.sample = sample;
  } else if (ms === row.first) {
    const [one, other] = [row.sample(), sample()];
    row.sample = () => (other < one ? other : one);
  }
  if (ms > row.last) row.last = ms;
}

/** Counts a broken line and keeps the first few, in order of file name and line. */
export function noteBroken(tally: Tally, count: number, samples: readonly BrokenLine[]): void {
  tally.brokenCount += count;
  if (samples.length === 0) return;
  const last = tally.brokenSamples.at(-1);
  if (
    tally.brokenSamples.length === mostBrokenSamples &&
    last &&
    samples.every((one) => order(last, one) <= 0)
  )
    return;
  tally.brokenSamples = [...tally.brokenSamples, ...samples].sort(order).slice(0, mostBrokenSamples);
}

function order(one: BrokenLine, other: BrokenLine): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1;
  if (one.line !== other.line) return one.line - other.line;
  return one.text < other.text ? -1 : one.text > other.text ? 1 : 0;
}

const rest: RequestKey = { loadBalancer: null, host: null, rule: null };

function isRest(key: RequestKey): boolean {
  return key.loadBalancer === null && key.host === null && key.rule === null;
}

function requestId(key: RequestKey): string {
  return `${key.loadBalancer} ${key.host} ${key.rule}`;
}
