/*
 * AssemblyScript: the lines that most of an ALB access log is made of, counted in WebAssembly at about three times the
 * speed of JavaScript. It knows what `countQuickly` met before (minute, load balancer, hosts, reasons), takes a line only
 * where all of that stands in it again, and leaves every other line alone. What it counted since `clear` is all of one
 * minute. Both must count alike: the tests compare them. `npm run usual-lines` makes the module from it.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html
 */

// Where things are in the memory; `usual-lines.ts` reads them from the exports. Each text may be read 8 bytes too far.
const pageSize: usize = 65536;
const minuteLength: i32 = 17;
/** `2026-10-06T09:15:`. */
export const minuteAt: usize = 0;
/** Name of the load balancer and the space after it. */
export const loadBalancerAt: usize = 64;
export const longestLoadBalancer: i32 = 512;
/** Lines taken by the last `take`. */
export const takenAt: usize = 32;
/** Earliest and latest of the lines since `clear`, in milliseconds of their minute; the latest is negative for none. */
export const earliestAt: usize = 36;
export const latestAt: usize = 40;
/** From the actions to the quote that opens the error reason, each with its length before it. */
const beforeReasonAt: usize = 640;
const beforeReasonSize: usize = 96;
export const mostBeforeReason: i32 = 4;
export const longestBeforeReason: i32 = 84;
/** Host, port and slash, before `learnHost`. */
export const newHostAt: usize = 1088;
export const longestHost: i32 = 264;
/** A reason and the quote after it, before `learnRow`. */
export const newReasonAt: usize = 1408;
export const longestReason: i32 = 84;
/** Hosts with their rules, open addressing: index of the host and 1, zero where there is none. */
const slotsAt: usize = 2048;
const slots: u32 = 1024;
/** Length, rule, first of its rows and 1; the bytes after them. */
const hostsAt: usize = slotsAt + <usize>slots * 4;
const hostSize: usize = 288;
export const mostHosts: i32 = 256;
/** Lines with a reason, by host: next row and 1, status, whether the load balancer answered, length; then the bytes. */
const rowsAt: usize = hostsAt + <usize>mostHosts * hostSize;
const rowSize: usize = 112;
export const mostRows: i32 = 256;
/** When the first of a row was, in milliseconds of the minute: only later ones are taken, since it is a sample. */
export const firstsAt: usize = rowsAt + <usize>mostRows * rowSize;
// What is counted, from here to `countsEnd`: lines by host, lines by row, the latest of each row, lines by status.
export const countsAt: usize = firstsAt + <usize>mostRows * 4;
export const rowCountsAt: usize = countsAt + <usize>mostHosts * 4;
export const rowLatestAt: usize = rowCountsAt + <usize>mostRows * 4;
export const statusesAt: usize = rowLatestAt + <usize>mostRows * 4;
export const mostStatuses: i32 = 1000;
const countsEnd: usize = statusesAt + <usize>mostStatuses * 4;
/** A byte for each status, 1 where its lines are reasons whatever they say. */
export const watchedAt: usize = countsEnd;
/** What is to be counted. */
export const pieceAt: usize = 2 * pageSize;
export const longestPiece: i32 = 4 * <i32>pageSize;

const space: u8 = 0x20;
const quote: u8 = 0x22;
const minus: u8 = 0x2d;
const dot: u8 = 0x2e;
const colon: u8 = 0x3a;
const letterT: u8 = 0x54;
const newline: u8 = 0x0a;
/** Two and more bytes in one word, the first of them lowest. */
const minusSpace: u16 = 0x202d;
const minusQuote: u16 = 0x222d;
const quoteSpace: u16 = 0x2022;
const letterZSpace: u16 = 0x205a;
const slashSlash: u16 = 0x2f2f;
/** `http` and `s://`. */
const schemeWord: u32 = 0x7074_7468;
const secureWord: u32 = 0x2f2f_3a73;

/** By how much the ends of two lines differ as a rule: reasons and targets are of many lengths. */
const farthest: usize = 64;

let loadBalancerLength: i32 = 0;
let beforeReasons: i32 = 0;
let hosts: i32 = 0;
let rows: i32 = 0;
let tail: i32 = 0;

/** Forgets what was counted. */
export function clear(): void {
  store<i32>(earliestAt, 60_000);
  store<i32>(latestAt, -1);
  memory.fill(countsAt, 0, countsEnd - countsAt);
}

/** Knows this load balancer, and no hosts: they are those of one. */
export function learnLoadBalancer(length: i32): void {
  loadBalancerLength = length;
  hosts = 0;
  rows = 0;
  memory.fill(slotsAt, 0, <usize>slots * 4);
}

/** Where the next text before a reason is put. */
export function newBeforeReasonAt(): usize {
  return beforeReasonAt + <usize>beforeReasons * beforeReasonSize + 4;
}

export function learnBeforeReason(length: i32): void {
  store<i32>(newBeforeReasonAt() - 4, length);
  beforeReasons += 1;
}

/** Bytes between creation time and line end. */
export function learnTail(length: i32): void {
  tail = length;
}

/** Knows the host at `newHostAt` with this rule, and no rows of it. */
export function learnHost(length: i32, rule: i32): void {
  let slot = slotOf(newHostAt, rule);
  while (load<i32>(slotsAt + <usize>slot * 4) !== 0) slot = (slot + 1) & (slots - 1);
  const at = hostsAt + <usize>hosts * hostSize;
  store<i32>(at, length);
  store<i32>(at + 4, rule);
  store<i32>(at + 8, 0);
  memory.copy(at + 16, newHostAt, length);
  hosts += 1;
  store<i32>(slotsAt + <usize>slot * 4, hosts);
}

/** Knows the lines of this host that end in this status and the reason at `newReasonAt`. */
export function learnRow(host: i32, status: i32, byLoadBalancer: bool, length: i32): void {
  const owner = hostsAt + <usize>host * hostSize;
  const at = rowsAt + <usize>rows * rowSize;
  store<i32>(at, load<i32>(owner + 8));
  store<i32>(at + 4, status);
  store<i32>(at + 8, byLoadBalancer);
  store<i32>(at + 12, length);
  memory.copy(at + 16, newReasonAt, length);
  rows += 1;
  store<i32>(owner + 8, rows);
}

/**
 * Counts lines of the piece from `start` on, as long as it can; gives where the first stands that it left alone. Lines
 * that are not ASCII are left alone, and some that stand next to them.
 */
export function take(start: usize, end: usize): usize {
  const newlines = i8x16.splat(newline);
  let taken: i32 = 0;
  let from = start;
  let all = i8x16.splat(0);
  for (let at = start; at < end; at += 16) {
    const bytes = v128.load(at);
    all = v128.or(all, bytes);
    let found: i32 = i8x16.bitmask(i8x16.eq(bytes, newlines));
    if (found === 0) continue;
    if (at + 16 > end) found &= (1 << (<i32>(end - at))) - 1;
    const isAscii = i8x16.bitmask(all) === 0;
    all = bytes;
    for (; found !== 0; found &= found - 1) {
      const lineEnd = at + ctz(found);
      if (!isAscii || !takeLine(from, lineEnd)) {
        store<i32>(takenAt, taken);
        return from;
      }
      taken += 1;
      from = lineEnd + 1;
    }
  }
  store<i32>(takenAt, taken);
  return from;
}

function takeLine(start: usize, end: usize): bool {
  // type
  let at = start;
  while (load<u8>(at) !== space) {
    at += 1;
    if (at > start + 8) return false;
  }
  // time, always 27 bytes, and load balancer
  const time = at + 1;
  if (time + 200 > end || load<u8>(time + 19) !== dot || load<u16>(time + 26) !== letterZSpace) return false;
  if (!isSame(time, minuteAt, minuteLength)) return false;
  if (!areDigits(load<u32>(time + 20)) || !areDigits(load<u32>(time + 22))) return false;
  const tens = digitAt(time + 17);
  const ones = digitAt(time + 18);
  if (tens > 5 || ones > 9) return false;
  at = time + 28;
  if (loadBalancerLength === 0 || !isSame(at, loadBalancerAt, loadBalancerLength)) return false;
  at += loadBalancerLength;

  // client, target, three durations, statuses, two sizes
  at = afterSpaces(at, end, 5);
  if (at === 0 || at + 60 > end) return false;
  const status = statusAt(at);
  if (status < 0) return false;
  at += 4;
  const byLoadBalancer = load<u16>(at) === minusSpace;
  if (!byLoadBalancer && statusAt(at) < 0) return false;
  at = afterSpaces(at, end, 3);
  if (at === 0 || at + 40 > end || load<u8>(at) !== quote) return false;

  const authority = hostStart(at + 1);
  if (authority === 0) return false;

  // backwards from the end: `" <rule> <creation time> "actions" "redirect" "reason"`
  const z = creationTimeEnd(authority + 40, end);
  if (z === 0) return false;
  let rule: i32 = 0;
  let scale: i32 = 1;
  at = z - 28;
  for (; digitAt(at) <= 9; at -= 1) {
    if (at === z - 33) return false;
    rule += digitAt(at) * scale;
    scale *= 10;
  }
  if (load<u8>(at) === minus) {
    // None, or -1: an error while rules were evaluated.
    if (scale > 10 || rule > 1 || (scale === 10 && rule === 0)) return false;
    rule = scale === 1 ? -2 : -1;
    at -= 1;
  } else if (scale === 1) {
    return false;
  }
  if (load<u16>(at - 1) !== quoteSpace) return false;
  const reason = reasonStart(z + 2, end);
  if (reason === 0) return false;
  const host = hostIndex(authority, end, rule);
  if (host < 0) return false;
  const ms =
    (tens * 10 + ones) * 1000 + digitAt(time + 20) * 100 + digitAt(time + 21) * 10 + digitAt(time + 22);
  let row: i32 = -1;
  at = reason + 2;
  if (load<u16>(reason) !== minusQuote || load<u8>(watchedAt + status) !== 0) {
    row = rowIndex(host, status, byLoadBalancer, reason);
    if (row < 0 || ms <= load<i32>(firstsAt + <usize>row * 4)) return false;
    at = reason + load<i32>(rowsAt + <usize>row * rowSize + 12);
  }
  if (at > end || (at !== end && load<u8>(at) !== space)) return false;

  increment(countsAt + <usize>host * 4);
  increment(statusesAt + <usize>status * 4);
  if (ms < load<i32>(earliestAt)) store<i32>(earliestAt, ms);
  if (ms > load<i32>(latestAt)) store<i32>(latestAt, ms);
  if (row < 0) return true;
  increment(rowCountsAt + <usize>row * 4);
  const latest = rowLatestAt + <usize>row * 4;
  if (ms > load<i32>(latest)) store<i32>(latest, ms);
  return true;
}

function increment(at: usize): void {
  store<u32>(at, load<u32>(at) + 1);
}

/** The value of a digit; more than 9 for any other byte. */
function digitAt(at: usize): i32 {
  return <i32>load<u8>(at) ^ 0x30;
}

function areDigits(word: u32): bool {
  return (((word + 0x46464646) | (word - 0x30303030)) & 0x80808080) === 0;
}

function isSame(at: usize, known: usize, length: i32): bool {
  let same: i32 = 0;
  for (; same + 8 <= length; same += 8) if (load<u64>(at + same) !== load<u64>(known + same)) return false;
  // The bytes of the last word that are of the text.
  const rest = <u64>-1 >> ((<u64>(8 - (length & 7))) << 3);
  return same === length || ((load<u64>(at + same) ^ load<u64>(known + same)) & rest) === 0;
}

/** Three digits and a space, or less than zero. */
function statusAt(at: usize): i32 {
  const word = load<u32>(at);
  if (word >> 24 !== space || !areDigits(word ^ 0x10000000)) return -1;
  return (word & 15) * 100 + ((word >> 8) & 15) * 10 + ((word >> 16) & 15);
}

/** The byte after the `count`th space, or zero. */
function afterSpaces(from: usize, end: usize, count: i32): usize {
  const spaces = i8x16.splat(space);
  let left = count;
  for (let at = from; at + 16 <= end; at += 16) {
    let found: i32 = i8x16.bitmask(i8x16.eq(v128.load(at), spaces));
    const here = popcnt(found);
    if (here >= left) {
      for (; left > 1; left -= 1) found &= found - 1;
      return at + ctz(found) + 1;
    }
    left -= here;
  }
  return 0;
}

/** Past `METHOD scheme://`, or zero. */
function hostStart(from: usize): usize {
  let at = from;
  while (load<u8>(at) !== space) {
    if (load<u8>(at) === colon || at === from + 39) return 0;
    at += 1;
  }
  if (at === from) return 0;
  if (load<u32>(at + 1) === schemeWord && load<u32>(at + 5) === secureWord) return at + 9;
  const scheme = at + 1;
  at = scheme;
  while (load<u8>(at) >= 0x61 && load<u8>(at) <= 0x7a) {
    if (at === from + 39) return 0;
    at += 1;
  }
  return at > scheme && load<u8>(at) === colon && load<u16>(at + 1) === slashSlash ? at + 3 : 0;
}

/** Where the `Z` of the creation time stands: as far from the end as on the line before, or near that; or zero. */
function creationTimeEnd(from: usize, end: usize): usize {
  if (from + tail >= end || tail < 8) return 0;
  const near = end - tail;
  if (isCreationTime(near)) return near;
  for (let away: usize = 1; away < farthest; away += 1) {
    const isAfter = <i32>away + 8 <= tail && isCreationTime(near + away);
    if (!isAfter && !(near - away > from && isCreationTime(near - away))) continue;
    const z = isAfter ? near + away : near - away;
    tail = <i32>(end - z);
    return z;
  }
  return 0;
}

/** `2026-10-06T09:15:01.118000Z` with a space before it, and after it the opening quote of the actions. */
function isCreationTime(z: usize): bool {
  return (
    load<u16>(z) === letterZSpace &&
    load<u8>(z + 2) === quote &&
    load<u8>(z - 27) === space &&
    isLike(z - 26, i8x16(0, 0, 0, 0, minus, 0, 0, minus, 0, 0, letterT, 0, 0, colon, 0, 0)) &&
    isLike(z - 16, i8x16(letterT, 0, 0, colon, 0, 0, colon, 0, 0, dot, 0, 0, 0, 0, 0, 0))
  );
}

/** Whether these 16 bytes are those of `shape`, and digits where it has a zero. */
function isLike(at: usize, shape: v128): bool {
  const bytes = v128.load(at);
  const digits = i8x16.lt_u(i8x16.sub(bytes, i8x16.splat(0x30)), i8x16.splat(10));
  const isDigit = i8x16.eq(shape, i8x16.splat(0));
  return i8x16.all_true(v128.bitselect(digits, i8x16.eq(bytes, shape), isDigit));
}

/** Where the error reason begins, or zero. */
function reasonStart(at: usize, end: usize): usize {
  for (let known: i32 = 0; known < beforeReasons; known += 1) {
    const text = beforeReasonAt + <usize>known * beforeReasonSize;
    const length = load<i32>(text);
    if (at + length + 2 <= end && isSame(at, text + 4, length)) return at + length;
  }
  return 0;
}

/** Which of the known hosts stands there with this rule, or less than zero. */
function hostIndex(at: usize, end: usize, rule: i32): i32 {
  let slot = slotOf(at, rule);
  let index = load<i32>(slotsAt + <usize>slot * 4) - 1;
  while (index >= 0) {
    const known = hostsAt + <usize>index * hostSize;
    const length = load<i32>(known);
    if (load<i32>(known + 4) === rule && at + length <= end && isSame(at, known + 16, length)) break;
    slot = (slot + 1) & (slots - 1);
    index = load<i32>(slotsAt + <usize>slot * 4) - 1;
  }
  return index;
}

/** Which row of this host a line is of, or less than zero. */
function rowIndex(host: i32, status: i32, byLoadBalancer: bool, reason: usize): i32 {
  let row = load<i32>(hostsAt + <usize>host * hostSize + 8) - 1;
  while (row >= 0) {
    const known = rowsAt + <usize>row * rowSize;
    const isSameAnswer = load<i32>(known + 4) === status && load<i32>(known + 8) === <i32>byLoadBalancer;
    if (isSameAnswer && isSame(reason, known + 16, load<i32>(known + 12))) break;
    row = load<i32>(known) - 1;
  }
  return row;
}

/** By the first eight bytes; what is shorter with its slash is not learned. */
function slotOf(at: usize, rule: i32): u32 {
  let mixed = load<u32>(at) ^ (load<u32>(at + 4) * 0x01000193) ^ (<u32>rule * 0x9e3779b1);
  mixed = (mixed ^ (mixed >> 15)) * 0x2c1b3c6d;
  return (mixed ^ (mixed >> 12)) & (slots - 1);
}
