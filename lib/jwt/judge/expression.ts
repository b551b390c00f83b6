/**
 * identityValidationExpression of REST API authorizers. It matches in full (AWS re:Post: `\w{5}` takes `allow` and
 * refuses `abc123`). Its dialect is not documented, likely Java's; so what Java and RE2 read differently is not run.
 * The engine is loaded when a target has an expression: it is larger than the rest of the inspector.
 */
import { finding } from "../finding";
import { printable } from "../show";
import type { Judgement } from "../types";
import { said } from "./subject";

/** Program size times input length that is run at most: some tens of milliseconds. */
const MAX_WORK = 4_000_000;
const MAX_EXPRESSION = 2000;
const MAX_SHOWN = 60;

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

/** `not-run`: the engine reads the expression differently than Java would, or could take too long. */
export type ExpressionResult = "matches" | "differs" | "not-run";

/** Matches the whole value in time linear in it, or says that it was not run (an engine that cannot load: likewise). */
export async function matchExpression(expression: string, value: string): Promise<ExpressionResult> {
  if (expression.length > MAX_EXPRESSION || readsDifferently(expression)) return "not-run";
  try {
    const { RE2JS } = await import("re2js");
    const compiled = RE2JS.compile(expression);
    if (compiled.programSize() * (value.length + 1) > MAX_WORK) return "not-run";
    return compiled.matches(value) ? "matches" : "differs";
  } catch {
    return "not-run";
  }
}

/** Judges one value; `what` names it in the message. The value itself is shown shortened. */
export async function judgeExpression(expression: string, value: string, what: string): Promise<Judgement> {
  const details = { claim: what, expected: expression };
  switch (await matchExpression(expression, value)) {
    case "matches":
      return { findings: [], undecided: [] };
    case "differs":
      return said(
        finding(
          "identity-validation-expression-mismatch",
          `${what}: does not match ${printable(expression)} in full`,
          {
            ...details,
            actual: shortened(value),
            fix: await bearerHint(expression, value),
          },
        ),
      );
    case "not-run":
      return {
        findings: [
          finding(
            "regex-not-evaluated",
            `${what}: ${printable(expression)} was not run; it could take too long or mean something else in Java`,
            details,
          ),
        ],
        undecided: ["The validation expression was not run."],
      };
  }
}

/** A header value is often the token itself, whose signature belongs in no report. */
function shortened(value: string): string {
  return value.length > MAX_SHOWN ? `${value.slice(0, 24)}… (${value.length} characters)` : value;
}

async function bearerHint(expression: string, value: string): Promise<string> {
  const sends = /^bearer\s/i.test(value);
  if (sends && (await matchExpression(expression, value.slice(7))) === "matches") {
    return "The expression has no place for Bearer, and the client sends it.";
  }
  if (!sends && (await matchExpression(expression, `Bearer ${value}`)) === "matches") {
    return "The expression wants Bearer and a space before the token.";
  }
  return "The expression must match the whole value: check for . and - and for spaces.";
}
