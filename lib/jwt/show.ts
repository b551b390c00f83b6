/** Wording of values inside one-line messages. */

/** C0, DEL and C1 controls, soft hyphen, zero-width, bidirectional and line separators, byte order mark. */
const UNSEEN_RANGES: readonly (readonly [number, number])[] = [
  [0x00, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x61c, 0x61c],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x2069],
  [0xfeff, 0xfeff],
];
const MAX_SHOWN = 160;

function isUnseen(code: number): boolean {
  return UNSEEN_RANGES.some(([first, last]) => code >= first && code <= last);
}

/** A string with its unseen characters written as `\u{…}`, whole. */
export function visible(text: string): string {
  let shown = "";
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    shown += isUnseen(code) ? `\\u{${code.toString(16)}}` : char;
  }
  return shown;
}

/** As `visible`, cut in the middle where it is long. */
export function printable(text: string): string {
  return visible(text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN - 24)}…${text.slice(-16)}` : text);
}

/** `a, b, c`; at most five are named. */
export function list(values: readonly string[]): string {
  const named = values.slice(0, 5).map(printable).join(", ");
  return values.length > 5 ? `${named} and ${values.length - 5} more` : named;
}

/** True if the text holds a control, zero-width or bidirectional character other than tab and line breaks. */
export function hasUnseen(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x1f && code < 0x7f) continue;
    if (isUnseen(code) && code !== 0x09 && code !== 0x0a && code !== 0x0d) return true;
  }
  return false;
}
