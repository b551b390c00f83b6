import {
  afterQuoted,
  afterSpaces,
  colon,
  copyOf,
  dot,
  hostStart,
  isCreationTime,
  isDigit,
  isHostByte,
  isReasonByte,
  letterT,
  letterZ,
  minus,
  noRule,
  numberAt,
  quote,
  ruleAt,
  slash,
  space,
  startsWith,
} from "./byte-fields";
import { watchedStatuses } from "./log-counts";
import { redactLogLine } from "./redact";
import { addToSeries, type Series } from "./series";
import { noteSample, type ReasonRow, type RequestKey, reasonRow, requestSeries, type Tally } from "./tally";

/** What was met on the lines before, as bytes: most lines repeat the day, the load balancer, the host, the reason. */
export type QuickCount = {
  readonly tally: Tally;
  day: DataView;
  dayMs: number;
  loadBalancer: DataView;
  loadBalancerName: string;
  readonly hosts: Map<number, QuickHost[]>;
  /** Bytes between creation time and line end. */
  tail: number;
};

type QuickHost = {
  readonly key: RequestKey;
  /** Host, port if there is one, and the slash after it. */
  readonly authority: DataView;
  readonly rule: number;
  readonly series: Series;
  readonly rows: { status: number; byLoadBalancer: boolean; reason: DataView; row: ReasonRow }[];
};

const decoder = new TextDecoder();
const none = new DataView(new ArrayBuffer(0));
/** Entries of the table from bytes to series; it is emptied when full. */
const mostHosts = 4_096;
/** Hosts that share their first eight bytes, which are what they are looked up by. */
const mostAlike = 64;

/** By status: 1 where the line is a reason even without `error_reason`. */
const watched = new Uint8Array(1_000);
for (const status of watchedStatuses) watched[status] = 1;

/** Nothing met yet. */
export function createQuickCount(tally: Tally): QuickCount {
  return { tally, day: none, dayMs: 0, loadBalancer: none, loadBalancerName: "", hosts: new Map(), tail: 0 };
}

/**
 * Counts the line at `start` to `end` without making a string of it. False, with nothing counted, says that the line
 * is written in a way that is not usual and needs `countLine`. Both count the same: the tests compare them. What is
 * not counted, from the path of the request to the certificate, is not looked at.
 */
export function countQuickly(
  quick: QuickCount,
  bytes: Uint8Array,
  view: DataView,
  start: number,
  end: number,
): boolean {
  // type
  let at = start;
  while (bytes[at] !== space) {
    at += 1;
    if (at > start + 8) return false;
  }
  // time, always 27 bytes, and load balancer
  const time = at + 1;
  if (end - time < 200) return false;
  const ms = timeAt(quick, bytes, view, time);
  if (ms < 0) return false;
  at = time + 28;
  if (!startsWith(view, at, quick.loadBalancer) && !learnLoadBalancer(quick, bytes, at, end)) return false;
  at += quick.loadBalancer.byteLength;

  // client, target, three durations, statuses, two sizes
  at = afterSpaces(bytes, at, end, 5);
  if (at < 0 || bytes[at + 3] !== space) return false;
  const status = numberAt(bytes, at, at + 3);
  at += 4;
  const byLoadBalancer = bytes[at] === minus && bytes[at + 1] === space;
  if (status < 0 || !(byLoadBalancer || (bytes[at + 3] === space && numberAt(bytes, at, at + 3) >= 0)))
    return false;
  at = afterSpaces(bytes, at, end, 3);
  if (at < 0 || bytes[at] !== quote) return false;

  // "METHOD scheme://host
  const host = hostStart(bytes, at + 1);
  if (host < 0) return false;

  // backwards from the end: `" <rule> <creation time> "`
  const z = creationTimeEnd(quick, bytes, host + 40, end);
  if (z < 0) return false;
  let ruleStart = z - 28;
  while (ruleStart > z - 34 && bytes[ruleStart - 1] !== space) ruleStart -= 1;
  if (bytes[ruleStart - 1] !== space || bytes[ruleStart - 2] !== quote) return false;
  const rule = ruleAt(bytes, ruleStart, z - 27);
  if (rule < noRule) return false;

  // "actions" "redirect" "reason"
  at = afterQuoted(bytes, z + 2, end);
  if (at < 0) return false;
  const reason = afterQuoted(bytes, at, end) + 1;
  if (reason <= 0 || bytes[reason - 1] !== quote) return false;
  let reasonEnd = reason;
  while (isReasonByte(bytes[reasonEnd])) reasonEnd += 1;
  if (reasonEnd === reason || reasonEnd - reason > 80 || bytes[reasonEnd] !== quote) return false;
  if (reasonEnd + 1 !== end && bytes[reasonEnd + 1] !== space) return false;
  const hasReason = reasonEnd - reason > 1 || bytes[reason] !== minus;

  const known = hostOf(quick, bytes, view, host, rule);
  if (known === null) return false;
  const { tally } = quick;
  const seconds = Math.floor(ms / 1000);
  tally.statuses[status] = (tally.statuses[status] ?? 0) + 1;
  if (ms < tally.from) tally.from = ms;
  if (ms > tally.to) tally.to = ms;
  addToSeries(tally.timeline, known.series, seconds, 1);
  if (!hasReason && watched[status] !== 1) return true;

  const row = rowOf(
    quick,
    known,
    bytes,
    view,
    reason,
    hasReason ? reasonEnd : reason,
    status,
    byLoadBalancer,
  );
  addToSeries(tally.timeline, row.series, seconds, 1);
  noteSample(row, ms, () => redactLogLine(decoder.decode(bytes.subarray(start, end))));
  return true;
}

/** Milliseconds of `2026-10-06T09:15:01.123456Z ` at `at`; negative if it has another form. */
function timeAt(quick: QuickCount, bytes: Uint8Array, view: DataView, at: number): number {
  if (bytes[at + 10] !== letterT || bytes[at + 13] !== colon || bytes[at + 16] !== colon) return -1;
  if (bytes[at + 19] !== dot || bytes[at + 26] !== letterZ || bytes[at + 27] !== space) return -1;
  if (!startsWith(view, at, quick.day)) {
    const text = decoder.decode(bytes.subarray(at, at + 10));
    const dayMs = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : -1;
    if (!(dayMs >= 0)) return -1;
    quick.day = copyOf(bytes, at, at + 10);
    quick.dayMs = dayMs;
  }
  const hour = numberAt(bytes, at + 11, at + 13);
  const minute = numberAt(bytes, at + 14, at + 16);
  const second = numberAt(bytes, at + 17, at + 19);
  const fraction = numberAt(bytes, at + 20, at + 23);
  if (hour < 0 || minute < 0 || second < 0 || fraction < 0 || numberAt(bytes, at + 23, at + 26) < 0)
    return -1;
  if (hour > 23 || minute > 59 || second > 59) return -1;
  return quick.dayMs + ((hour * 60 + minute) * 60 + second) * 1000 + fraction;
}

/** Remembers the load balancer at `at`, its space included. */
function learnLoadBalancer(quick: QuickCount, bytes: Uint8Array, at: number, end: number): boolean {
  const after = bytes.indexOf(space, at);
  if (after <= at + 1 || after >= end) return false;
  quick.loadBalancer = copyOf(bytes, at, after + 1);
  quick.loadBalancerName = decoder.decode(bytes.subarray(at, after));
  return true;
}

/**
 * Where the `Z` of the creation time stands: the last one of its shape between `from` and `end`, negative if there
 * is none. What follows it hardly changes in length, so the place it had on the line before is looked at first.
 */
function creationTimeEnd(quick: QuickCount, bytes: Uint8Array, from: number, end: number): number {
  const near = end - quick.tail;
  for (let z = Math.min(near + 16, end - 8); z > near - 32 && z > from; z -= 1) {
    if (bytes[z] === letterZ && isCreationTime(bytes, z)) {
      quick.tail = end - z;
      return z;
    }
  }
  for (let z = end - 8; z > from; z -= 1) {
    if (bytes[z] === letterZ && isCreationTime(bytes, z)) {
      quick.tail = end - z;
      return z;
    }
  }
  return -1;
}

/** What is known of the host at `start` and this rule; null if no plain host name with a path after it stands there. */
function hostOf(
  quick: QuickCount,
  bytes: Uint8Array,
  view: DataView,
  start: number,
  rule: number,
): QuickHost | null {
  const id =
    view.getInt32(start, true) ^
    Math.imul(view.getInt32(start + 4, true), 0x01000193) ^
    Math.imul(rule, 0x9e3779b1);
  const found = quick.hosts.get(id);
  if (found !== undefined) {
    for (const known of found) {
      if (known.rule !== rule || known.key.loadBalancer !== quick.loadBalancerName) continue;
      if (startsWith(view, start, known.authority)) return known;
    }
  }
  let at = start;
  while (isHostByte(bytes[at])) at += 1;
  const hostEnd = at;
  if (hostEnd === start || hostEnd - start > 253) return null;
  if (bytes[at] === colon) {
    at += 1;
    while (isDigit(bytes[at])) at += 1;
    if (at === hostEnd + 1 || at - hostEnd > 6) return null;
  }
  if (bytes[at] !== slash) return null;
  const key = {
    loadBalancer: quick.loadBalancerName,
    host: decoder.decode(bytes.subarray(start, hostEnd)),
    rule: rule === noRule ? null : rule,
  };
  const host = {
    key,
    authority: copyOf(bytes, start, at + 1),
    rule,
    series: requestSeries(quick.tally, key),
    rows: [],
  };
  if (quick.hosts.size >= mostHosts || (found?.length ?? 0) >= mostAlike) quick.hosts.clear();
  quick.hosts.set(id, [...(quick.hosts.get(id) ?? []), host]);
  return host;
}

function rowOf(
  quick: QuickCount,
  { key, rows }: QuickHost,
  bytes: Uint8Array,
  view: DataView,
  start: number,
  end: number,
  status: number,
  byLoadBalancer: boolean,
): ReasonRow {
  for (const known of rows) {
    if (known.status !== status || known.byLoadBalancer !== byLoadBalancer) continue;
    if (known.reason.byteLength !== end - start) continue;
    if (end === start || startsWith(view, start, known.reason)) return known.row;
  }
  const row = reasonRow(quick.tally, {
    ...key,
    reason: end === start ? null : decoder.decode(bytes.subarray(start, end)),
    status,
    answeredBy: byLoadBalancer ? "load-balancer" : "target",
  });
  rows.push({ status, byLoadBalancer, reason: copyOf(bytes, start, end), row });
  return row;
}
