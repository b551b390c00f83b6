/** Characters that copying leaves in a text without anybody seeing them. */

const ZERO_WIDTH = /\u00ad|\u200b|\u200c|\u200d|\u2060|\u200e|\u200f|\ufeff/g;
const ODD_SPACE = /[\u00a0\u2007\u202f\u3000]/g;

/** The text without byte order marks and zero-width characters, and with plain spaces for no-break ones. */
export function removeUnseen(text: string): { text: string; changed: boolean } {
  const cleaned = text.replace(ZERO_WIDTH, "").replace(ODD_SPACE, " ");
  return { text: cleaned, changed: cleaned !== text };
}
