import {
  afterQuoted,
  afterSpaces,
  areDigits,
  colon,
  copyOf,
  dot,
  hostStart,
  isCreationTime,
  isDigit,
  isHostByte,
  isReasonByte,
  type Known,
  letterZ,
  minus,
  noRule,
  numberAt,
  quote,
  ruleAt,
  slash,
  space,
  startsWith,
  statusAt,
  unknown,
} from "./byte-fields";
import { watchedStatuses } from "./log-counts";
import { redactLogLine } from "./redact";
import { addToSeries, type Series } from "./series";
import { noteSample, type ReasonRow, type RequestKey, reasonRow, requestSeries, type Tally } from "./tally";

/** What was met on the lines before, as bytes: most lines repeat the day, the load balancer, the host, the reason. */
export type QuickCount = {
  readonly tally: Tally;
  /** As far as its second colon, `2026-10-06T09:15:`, and its beginning in Unix seconds. */
  minute: Known;
  minuteSeconds: number;
  loadBalancer: Known;
  loadBalancerName: string;
  readonly hosts: Map<number, QuickHost[]>;
  /** That of the last line. */
  host: QuickHost | null;
  /** That of the last line, if it ended in a reason or a status that is watched. */
  row: QuickRow | null;
  /** Bytes between creation time and line end. */
  tail: number;
  /** What was met from the actions to the quote that opens the error reason. */
  readonly beforeReason: Known[];
};

/** A host and rule that was met. */
export type QuickHost = {
  readonly key: RequestKey;
  /** Host, port if there is one, and the slash after it. */
  readonly authority: Known;
  readonly rule: number;
  readonly series: Series;
  readonly rows: QuickRow[];
};

/** Lines of a host that end alike. */
export type QuickRow = {
  readonly status: number;
  readonly byLoadBalancer: boolean;
  /** Nothing where only the status tells. */
  readonly reason: Known;
  readonly row: ReasonRow;
};

const decoder = new TextDecoder();
/** Entries of the table from bytes to series; it is emptied when full. */
const mostHosts = 4_096;
/** Hosts that share their first eight bytes, which are what they are looked up by. */
const mostAlike = 64;
/** Actions and redirects that are remembered, and how long they may be: one to a long address comes once. */
const mostBefore = 4;
const longestBefore = 64;

/** By status: 1 where the line is a reason even without `error_reason`. */
const watched = new Uint8Array(1_000);
for (const status of watchedStatuses) watched[status] = 1;

/** Nothing met yet. */
export function createQuickCount(tally: Tally): QuickCount {
  return {
    tally,
    minute: unknown,
    minuteSeconds: 0,
    loadBalancer: unknown,
    loadBalancerName: "",
    hosts: new Map(),
    host: null,
    row: null,
    tail: 0,
    beforeReason: [],
  };
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
  const seconds = secondsAt(quick, bytes, view, time);
  if (seconds < 0) return false;
  at = time + 28;
  if (!startsWith(view, at, end, quick.loadBalancer) && !learnLoadBalancer(quick, bytes, at, end))
    return false;
  at += quick.loadBalancer.length;

  // client, target, three durations, statuses, two sizes
  at = afterSpaces(bytes, view, at, end, 5);
  if (at < 0 || at + 60 > end) return false;
  const status = statusAt(view, at);
  at += 4;
  const byLoadBalancer = bytes[at] === minus && bytes[at + 1] === space;
  if (status < 0 || !(byLoadBalancer || statusAt(view, at) >= 0)) return false;
  at = afterSpaces(bytes, view, at, end, 3);
  if (at < 0 || at + 40 > end || bytes[at] !== quote) return false;

  // "METHOD scheme://host
  const host = hostStart(bytes, view, at + 1);
  if (host < 0) return false;

  // backwards from the end: `" <rule> <creation time> "`
  const z = creationTimeEnd(quick, bytes, view, host + 40, end);
  if (z < 0) return false;
  let ruleStart = z - 28;
  while (ruleStart > z - 34 && bytes[ruleStart - 1] !== space) ruleStart -= 1;
  if (bytes[ruleStart - 1] !== space || bytes[ruleStart - 2] !== quote) return false;
  const rule = ruleAt(bytes, ruleStart, z - 27);
  if (rule < noRule) return false;

  // "actions" "redirect" "reason"
  const reason = reasonStart(quick, bytes, view, z + 2, end);
  if (reason < 0) return false;
  let reasonEnd = reason;
  if (bytes[reason] === minus && bytes[reason + 1] === quote) reasonEnd += 1;
  else while (isReasonByte(bytes[reasonEnd])) reasonEnd += 1;
  if (reasonEnd === reason || reasonEnd - reason > 80 || bytes[reasonEnd] !== quote) return false;
  if (reasonEnd + 1 !== end && bytes[reasonEnd + 1] !== space) return false;
  const hasReason = reasonEnd - reason > 1 || bytes[reason] !== minus;

  const known = hostOf(quick, bytes, view, host, end, rule);
  if (known === null) return false;
  quick.host = known;
  quick.row = null;
  const { tally } = quick;
  const ms = seconds * 1000 + numberAt(bytes, time + 20, time + 23);
  tally.statuses[status] = (tally.statuses[status] ?? 0) + 1;
  if (ms < tally.from) tally.from = ms;
  if (ms > tally.to) tally.to = ms;
  addToSeries(tally.timeline, known.series, seconds, 1);
  if (!hasReason && watched[status] !== 1) return true;

  const text = hasReason ? reasonEnd : reason;
  quick.row = rowOf(quick, known, bytes, view, reason, text, status, byLoadBalancer);
  const { row } = quick.row;
  addToSeries(tally.timeline, row.series, seconds, 1);
  if (ms <= row.first) noteLine(row, ms, bytes.slice(start, end));
  else if (ms > row.last) row.last = ms;
  return true;
}

/** Of a copy of the line: the piece that it stands in is written over. */
function noteLine(row: ReasonRow, ms: number, line: Uint8Array): void {
  noteSample(row, ms, () => redactLogLine(decoder.decode(line)));
}

/** Unix seconds of `2026-10-06T09:15:01.123456Z ` at `at`; negative if it has another form. */
function secondsAt(quick: QuickCount, bytes: Uint8Array, view: DataView, at: number): number {
  if (bytes[at + 19] !== dot || bytes[at + 26] !== letterZ || bytes[at + 27] !== space) return -1;
  if (!startsWith(view, at, at + 27, quick.minute) && !learnMinute(quick, bytes, at)) return -1;
  if (!areDigits(view.getInt32(at + 20, true)) || !areDigits(view.getInt32(at + 22, true))) return -1;
  const second = numberAt(bytes, at + 17, at + 19);
  return second < 0 || second > 59 ? -1 : quick.minuteSeconds + second;
}

/** Remembers the minute at `at`, its second colon included. */
function learnMinute(quick: QuickCount, bytes: Uint8Array, at: number): boolean {
  const text = decoder.decode(bytes.subarray(at, at + 17));
  const ms = /^\d{4}-\d\d-\d\dT\d\d:\d\d:$/.test(text) ? Date.parse(`${text}00Z`) : Number.NaN;
  // Midnight is also the 24th hour of the day before, which no log writes.
  if (!(ms >= 0) || text.startsWith("24", 11)) return false;
  quick.minute = copyOf(bytes, at, at + 17);
  quick.minuteSeconds = ms / 1000;
  return true;
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
 * is none. What follows it hardly changes in length, so the place it had on the line before is looked at first: no
 * other of its shape can stand in the bytes right after it.
 */
function creationTimeEnd(
  quick: QuickCount,
  bytes: Uint8Array,
  view: DataView,
  from: number,
  end: number,
): number {
  const near = end - quick.tail;
  const { minute } = quick;
  if (near > from && near <= end - 8 && isCreationTime(bytes, view, near, minute)) return near;
  for (let z = Math.min(near + 16, end - 8); z > near - 32 && z > from; z -= 1) {
    if (isCreationTime(bytes, view, z, minute)) {
      quick.tail = end - z;
      return z;
    }
  }
  for (let z = end - 8; z > from; z -= 1) {
    if (isCreationTime(bytes, view, z, minute)) {
      quick.tail = end - z;
      return z;
    }
  }
  return -1;
}

/** Where the error reason begins, past `"actions" "redirect" "`; negative if something else stands at `at`. */
function reasonStart(quick: QuickCount, bytes: Uint8Array, view: DataView, at: number, end: number): number {
  for (const known of quick.beforeReason) {
    if (startsWith(view, at, end, known)) return at + known.length;
  }
  const redirect = afterQuoted(bytes, at, end);
  const reason = redirect < 0 ? -1 : afterQuoted(bytes, redirect, end);
  if (reason < 0 || bytes[reason] !== quote) return -1;
  if (quick.beforeReason.length < mostBefore && reason < at + longestBefore)
    quick.beforeReason.push(copyOf(bytes, at, reason + 1));
  return reason + 1;
}

/** What is known of the host at `start` and this rule; null if no plain host name with a path after it stands there. */
function hostOf(
  quick: QuickCount,
  bytes: Uint8Array,
  view: DataView,
  start: number,
  end: number,
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
      if (startsWith(view, start, end, known.authority)) return known;
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
): QuickRow {
  for (const known of rows) {
    if (known.status !== status || known.byLoadBalancer !== byLoadBalancer) continue;
    if (known.reason.length !== end - start) continue;
    if (end === start || startsWith(view, start, end, known.reason)) return known;
  }
  const row = reasonRow(quick.tally, {
    ...key,
    reason: end === start ? null : decoder.decode(bytes.subarray(start, end)),
    status,
    answeredBy: byLoadBalancer ? "load-balancer" : "target",
  });
  const met = { status, byLoadBalancer, reason: copyOf(bytes, start, end), row };
  rows.push(met);
  return met;
}
