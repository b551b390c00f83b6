/** Longest made-up value. Tokens and keys are longer, or look like what they are. */
export const LONGEST_VALUE = 64;

/**
 * Why a value is not sent: it may be a real token, key or password, and those never leave the tab. Null: it is short
 * and plain. A guess on the safe side: digits and letters mixed over 20 characters are taken for a key.
 */
export function looksReal(value: string): string | null {
  if (value.length > LONGEST_VALUE) return `it is longer than ${LONGEST_VALUE} characters`;
  const bare = value.replace(/^(?:Bearer|Basic)\s+/i, "");
  if (/eyJ[\w-]/.test(bare)) return "it looks like a JSON Web Token";
  if (/^Basic\s/i.test(value) && bare !== "") return "it looks like a password";
  const run = bare.match(/[A-Za-z0-9+/_=-]{20,}/)?.[0] ?? "";
  return /\d/.test(run) && /[A-Za-z]/.test(run) ? "it looks like a key" : null;
}
