import { RE2JS, RE2JSSyntaxException } from "re2js";

/**
 * identityValidationExpression of REST API authorizers. It matches in full (AWS re:Post: `\w{5}` takes `allow` and
 * refuses `abc123`). Its dialect is not documented, likely Java's; so what Java and RE2 read differently is not run.
 */

/** Program size times input length that is run at most: some tens of milliseconds. */
const MAX_WORK = 4_000_000;
const MAX_EXPRESSION = 2000;

/** Possessive quantifiers, class set operations, POSIX and nested classes, Java-only and RE2-only escapes. */
function readsDifferently(expression: string): boolean {
  let inClass = false;
  for (let at = 0; at < expression.length; at++) {
    const char = expression.charAt(at);
    const next = expression.charAt(at + 1);
    if (char === "\\") {
      if (/[ZGXRhHvVCkNpP]/.test(next)) return true;
      if (next === "Q") return true;
      at++;
    } else if (inClass) {
      if (char === "[" || (char === "&" && next === "&")) return true;
      if (char === "]") inClass = false;
    } else if (char === "[") {
      inClass = true;
      const first = next === "^" ? at + 2 : at + 1;
      // A bracket right behind the opening one: a literal in RE2, an error or a nested class in Java.
      if (expression.charAt(first) === "]" || expression.charAt(first) === "[") return true;
    } else if (char === "(" && next === "?") {
      if (!/^\((?:\?:|\?<[A-Za-z]|\?i\)|\?s\)|\?m\))/.test(expression.slice(at, at + 5))) return true;
    } else if (next === "+" && /[?*+}]/.test(char)) {
      return true;
    }
  }
  return false;
}

/** What no dialect reads, as RE2 names it. */
const unreadableEverywhere: Readonly<Record<string, string>> = {
  "missing closing )": "an opening parenthesis is not closed",
  "missing closing ]": "an opening square bracket is not closed",
  "unexpected )": "a parenthesis is closed that was not opened",
  "missing argument to repetition operator": "a quantifier has nothing before it to repeat",
  "trailing backslash at end of expression": "it ends with a backslash",
  "invalid character class range": "a range of characters runs backwards",
};

/** Whether an expression can be read. `undecided`: the dialects differ, or it is too long to run. */
export type ExpressionForm =
  | { readonly state: "readable" }
  | { readonly state: "unreadable"; readonly why: string }
  | { readonly state: "undecided"; readonly why: string };

export function formOfExpression(expression: string): ExpressionForm {
  if (expression.length > MAX_EXPRESSION) return { state: "undecided", why: "it is too long to be run here" };
  if (readsDifferently(expression)) {
    return { state: "undecided", why: "it uses what regular expression dialects read differently" };
  }
  try {
    RE2JS.compile(expression);
    return { state: "readable" };
  } catch (error) {
    const why = error instanceof RE2JSSyntaxException ? unreadableEverywhere[error.error] : undefined;
    return why === undefined
      ? { state: "undecided", why: "it uses what the engine here does not have" }
      : { state: "unreadable", why };
  }
}

/** `not-run`: the engine reads the expression differently than Java would, or could take too long. */
export type ExpressionResult = "matches" | "differs" | "not-run";

/** Matches the whole value in time linear in it, or says that it was not run. */
export function matchExpression(expression: string, value: string): ExpressionResult {
  const compiled = runnable(expression, value);
  if (compiled === null) return "not-run";
  return compiled.matches(value) ? "matches" : "differs";
}

function runnable(expression: string, value: string): RE2JS | null {
  if (expression.length > MAX_EXPRESSION || readsDifferently(expression)) return null;
  try {
    const compiled = RE2JS.compile(expression, RE2JS.LONGEST_MATCH);
    return compiled.programSize() * (value.length + 1) > MAX_WORK ? null : compiled;
  } catch {
    return null;
  }
}

/** How a value that differs could be made to match, or how far it does. */
export type Mismatch =
  /** Without `Bearer ` it matches. */
  | { readonly kind: "bearer-sent" }
  /** With `Bearer ` before it it matches. */
  | { readonly kind: "bearer-wanted" }
  /** It matches but for white space or quotes around it. */
  | { readonly kind: "wrapped" }
  /** Its first `length` characters match; the next one has no place any more. */
  | { readonly kind: "ends"; readonly length: number }
  /** Not even its beginning matches. */
  | { readonly kind: "nothing" };

/** Of a value that `matchExpression` says differs. */
export function mismatchOf(expression: string, value: string): Mismatch {
  const matches = (text: string) => matchExpression(expression, text) === "matches";
  const sends = /^bearer\s/i.test(value);
  if (sends && matches(value.slice(7))) return { kind: "bearer-sent" };
  if (!sends && matches(`Bearer ${value}`)) return { kind: "bearer-wanted" };
  const bare = value.trim().replace(/^(["'])(.*)\1$/s, "$2");
  if (bare !== value && matches(bare)) return { kind: "wrapped" };
  // An anchor at the end would let no beginning match.
  const compiled = runnable(expression.replace(/(^|[^\\])\$$/, "$1"), value);
  const matcher = compiled?.matcher(value);
  const length = matcher?.lookingAt() ? (matcher.end() ?? 0) : 0;
  return length > 0 ? { kind: "ends", length } : { kind: "nothing" };
}
