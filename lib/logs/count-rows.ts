import { toCounts } from "./count";
import type { BucketSeconds, LogCounts, ReasonCount } from "./log-counts";
import { watchedStatuses } from "./log-counts";
import { epochMs } from "./log-fields";
import { redactForeignLine } from "./redact";
import { addToSeries, widenTo } from "./series";
import { createTally, noteBroken, noteSample, reasonRow, requestSeries } from "./tally";

/** Lines that were counted elsewhere: alike in all that is counted, and in the same minute, five minutes or hour. */
export interface CountedRow {
  readonly loadBalancer: string | null;
  readonly host: string | null;
  readonly rule: number | null;
  /** Null where the line could not be read. */
  readonly status: number | null;
  readonly answeredBy: ReasonCount["answeredBy"];
  readonly reason: string | null;
  /** `2026-10-06T09:15`, or `2026-10-06T09`, UTC; null where the line could not be read. */
  readonly start: string | null;
  readonly count: number;
  /** As the log has them. */
  readonly first: string | null;
  readonly last: string | null;
  /** The earliest of the lines, without its query. */
  readonly sample: string;
}

/** How many values a row has. */
export const countedColumns = 11;

const watched: ReadonlySet<number> = new Set(watchedStatuses);

/** The same counts as of the lines themselves. Rows of lines that could not be read count as broken. */
export function countRows(rows: readonly CountedRow[], width: BucketSeconds): LogCounts {
  const tally = createTally();
  widenTo(tally.timeline, width);
  for (const row of rows) {
    const { status, count, reason, answeredBy } = row;
    const [start, first, last] = [startMs(row.start), epochMs(row.first ?? ""), epochMs(row.last ?? "")];
    if (status === null || Number.isNaN(start) || Number.isNaN(first) || Number.isNaN(last)) {
      noteBroken(tally, count, []);
      continue;
    }
    const key = { loadBalancer: row.loadBalancer, host: row.host, rule: row.rule };
    tally.statuses[status] = (tally.statuses[status] ?? 0) + count;
    tally.from = Math.min(tally.from, first);
    tally.to = Math.max(tally.to, last);
    addToSeries(tally.timeline, requestSeries(tally, key), start / 1000, count);
    if (reason === null && !watched.has(status)) continue;
    const grown = reasonRow(tally, { ...key, reason, status, answeredBy });
    addToSeries(tally.timeline, grown.series, start / 1000, count);
    noteSample(grown, first, () => redactForeignLine(row.sample));
    grown.last = Math.max(grown.last, last);
  }
  return toCounts(tally);
}

function startMs(start: string | null): number {
  if (start === null) return Number.NaN;
  return Date.parse(start.length > 13 ? `${start}:00Z` : `${start}:00:00Z`);
}
