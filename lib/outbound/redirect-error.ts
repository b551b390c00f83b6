import "server-only";
import type { RedirectError } from "./types";

/** RFC 6749, 4.1.2.1, and the names under which Okta and Google send a code beside it. Nothing else of a query is read. */
const NAMES = ["error", "error_description", "error_code", "authError"] as const;
const LONGEST = 500;
const CONTROL = /[\p{Cc}\p{Cf}]+/gu;

/**
 * The OAuth error in a Location header's query, else in its fragment; undefined where it names none. A code, a state
 * and whatever else the address holds is left behind.
 */
export function redirectError(location: string, base: string): RedirectError | undefined {
  if (!URL.canParse(location, base)) return undefined;
  const { search, hash } = new URL(location, base);
  const query = new URLSearchParams(search);
  const parameters = NAMES.some((name) => query.has(name)) ? query : new URLSearchParams(hash.slice(1));
  const found = NAMES.flatMap((name) => {
    const value = parameters.get(name);
    return value === null ? [] : [[name, value.replace(CONTROL, " ").slice(0, LONGEST)] as const];
  });
  return found.length === 0 ? undefined : Object.fromEntries(found);
}
