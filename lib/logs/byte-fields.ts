/*
 * Readers of single fields in the bytes of a log line. They make no strings and no objects: each runs for every line.
 * A negative number, or false, says that something else stands there.
 */

/** Rule priority of a line on which no rule matched. */
export const noRule = -2;
export const space = 0x20;
export const quote = 0x22;
export const minus = 0x2d;
export const dot = 0x2e;
export const slash = 0x2f;
export const colon = 0x3a;
export const letterT = 0x54;
export const letterZ = 0x5a;
const zero = 0x30;

/** Bytes to compare with. Their number stands beside them: a `DataView` is slow to ask for it. */
export interface Known {
  readonly view: DataView;
  readonly length: number;
}

/** Nothing: no line starts with it. */
export const unknown: Known = { view: new DataView(new ArrayBuffer(0)), length: 0 };

/** Whether `known`, if it is anything, stands at `at` and before `end`; compares four bytes at a time. */
export function startsWith(view: DataView, at: number, end: number, known: Known): boolean {
  const { length, view: wanted } = known;
  if (length === 0 || at + length > end) return false;
  let same = 0;
  while (same + 4 <= length) {
    if (view.getInt32(at + same, true) !== wanted.getInt32(same, true)) return false;
    same += 4;
  }
  while (same < length) {
    if (view.getInt8(at + same) !== wanted.getInt8(same)) return false;
    same += 1;
  }
  return true;
}

/** The bytes from `start` to `end`, to be compared with later. */
export function copyOf(bytes: Uint8Array, start: number, end: number): Known {
  return { view: new DataView(bytes.slice(start, end).buffer), length: end - start };
}

/** Whether all four bytes of a word are digits. */
export function areDigits(word: number): boolean {
  return (((word + 0x46464646) | (word - 0x30303030)) & 0x80808080) === 0;
}

/** The number that three digits with a space after them make; negative if something else stands at `at`. */
export function statusAt(view: DataView, at: number): number {
  const word = view.getInt32(at, true);
  if (word >>> 24 !== space || !areDigits(word ^ 0x10000000)) return -1;
  return (word & 15) * 100 + ((word >>> 8) & 15) * 10 + ((word >>> 16) & 15);
}

/** Lower-case letters, digits, `-` and `.`. */
export function isHostByte(byte: number | undefined): boolean {
  if (byte === undefined) return false;
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= zero && byte <= 0x39) || byte === minus || byte === dot;
}

/** What an error reason is made of; `-` alone stands for none. */
export function isReasonByte(byte: number | undefined): boolean {
  if (byte === undefined) return false;
  const letter = byte | 0x20;
  return (
    (letter >= 0x61 && letter <= 0x7a) ||
    (byte >= zero && byte <= colon) ||
    (byte >= minus && byte <= dot) ||
    byte === 0x5f
  );
}

/** `0` to `9`. */
export function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= zero && byte <= 0x39;
}

/** The number that the digits from `start` to `end` make; negative if one is no digit. */
export function numberAt(bytes: Uint8Array, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at += 1) {
    const digit = (bytes[at] ?? 0) - zero;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** The byte after the `count`th space from `from` on; negative if the line ends before. */
export function afterSpaces(
  bytes: Uint8Array,
  view: DataView,
  from: number,
  end: number,
  count: number,
): number {
  let left = count;
  let at = from;
  for (; at + 4 <= end; at += 4) {
    // A byte of the word that is a space becomes zero, and only then a high bit stands in `holes`.
    const word = view.getInt32(at, true) ^ 0x20202020;
    let holes = ~(((word & 0x7f7f7f7f) + 0x7f7f7f7f) | word | 0x7f7f7f7f);
    while (holes !== 0) {
      left -= 1;
      if (left === 0) return at + (32 - Math.clz32(holes & -holes)) / 8;
      holes &= holes - 1;
    }
  }
  for (; at < end; at += 1) {
    if (bytes[at] === space) {
      left -= 1;
      if (left === 0) return at + 1;
    }
  }
  return -1;
}

/** `http` and `s://`, as words. */
const schemeWord = 0x70747468;
const secureWord = 0x2f2f3a73;

/** The byte after `METHOD scheme://` at `from`; negative if something else stands there. */
export function hostStart(bytes: Uint8Array, view: DataView, from: number): number {
  for (let at = from + 1; at < from + 8; at += 1) {
    if (bytes[at - 1] === colon) break;
    if (bytes[at] !== space) continue;
    if (view.getInt32(at + 1, true) === schemeWord && view.getInt32(at + 5, true) === secureWord)
      return at + 9;
    break;
  }
  let scheme = -1;
  for (let at = from; at < from + 40; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === space) {
      if (scheme >= 0 || at === from) return -1;
      scheme = at + 1;
    } else if (byte === colon) {
      const follows = scheme >= 0 && at > scheme && bytes[at + 1] === slash && bytes[at + 2] === slash;
      return follows ? at + 3 : -1;
    } else if (scheme >= 0 && !(byte >= 0x61 && byte <= 0x7a)) {
      return -1;
    }
  }
  return -1;
}

/** `.`, and the same byte as the zero that `areDigits` is asked for in its place. */
const dotWord = 0x2e00;
const dotToZero = 0x1e00;

/**
 * Whether a time such as `2026-10-06T09:15:01.118000Z` with a space on both sides ends at `z`. Most begin with the
 * minute that was met last, as far as its second colon.
 */
export function isCreationTime(bytes: Uint8Array, view: DataView, z: number, minute: Known): boolean {
  if (bytes[z] !== letterZ || bytes[z + 1] !== space || bytes[z + 2] !== quote || bytes[z - 27] !== space)
    return false;
  if (startsWith(view, z - 26, z, minute)) {
    const fraction = view.getInt32(z - 8, true);
    return (
      (fraction & 0xff00) === dotWord &&
      areDigits(fraction ^ dotToZero) &&
      areDigits(view.getInt32(z - 4, true)) &&
      isDigit(bytes[z - 9])
    );
  }
  return (
    bytes[z - 7] === dot &&
    bytes[z - 10] === colon &&
    bytes[z - 13] === colon &&
    bytes[z - 16] === letterT &&
    bytes[z - 19] === minus &&
    bytes[z - 22] === minus &&
    numberAt(bytes, z - 6, z) >= 0 &&
    numberAt(bytes, z - 9, z - 7) >= 0 &&
    numberAt(bytes, z - 12, z - 10) >= 0 &&
    numberAt(bytes, z - 15, z - 13) >= 0 &&
    numberAt(bytes, z - 18, z - 16) >= 0 &&
    numberAt(bytes, z - 21, z - 19) >= 0 &&
    numberAt(bytes, z - 26, z - 22) >= 0
  );
}

/** A rule priority; -2 for none, less for what is no priority. */
export function ruleAt(bytes: Uint8Array, start: number, end: number): number {
  if (bytes[start] !== minus) {
    const rule = end > start ? numberAt(bytes, start, end) : -1;
    return rule < 0 ? -3 : rule;
  }
  if (end - start === 1) return noRule;
  return end - start === 2 && bytes[start + 1] === zero + 1 ? -1 : -3;
}

/** The byte after the quoted field at `from` and its space; negative if there is none. */
export function afterQuoted(bytes: Uint8Array, from: number, end: number): number {
  if (bytes[from] !== quote) return -1;
  for (let at = from + 1; at < end; at += 1) {
    if (bytes[at] === quote && bytes[at + 1] === space) return at + 2;
  }
  return -1;
}
