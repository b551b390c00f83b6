/**
 * identityValidationExpression of REST API authorizers, on a pasted value. The engine is loaded when a target has an
 * expression: it is larger than the rest of the inspector.
 */
import type { ExpressionResult } from "../../facts/api/validation-expression";
import { finding } from "../finding";
import { printable } from "../show";
import type { Judgement } from "../types";
import { said } from "./subject";

const MAX_SHOWN = 60;

/** An engine that cannot be loaded runs nothing. */
async function matchExpression(expression: string, value: string): Promise<ExpressionResult> {
  try {
    const engine = await import("../../facts/api/validation-expression");
    return engine.matchExpression(expression, value);
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
