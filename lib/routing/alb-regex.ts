import { RE2JS } from "re2js";
import type { StepOutcome } from "../model/diagnosis";
import { agreement } from "./outcome";

/** Characters of a regular expression in a condition (AWS: API_HostHeaderConditionConfig.html). */
const expressionLimit = 128;

/** Why `may`: one clause, to follow "because". */
export interface RegexAnswer {
  readonly outcome: StepOutcome;
  readonly why?: string;
}

/**
 * Whether a regular expression of a condition matches one of the texts, each a possible reading of the same request.
 * AWS documents neither whether it must match the whole text nor whether case counts, so each way is tried: only where
 * all agree is it a hit or a miss. RE2 runs in linear time and refuses what AWS refuses (look-around, back-references).
 */
export function matchRegex(expression: string, readings: readonly string[]): RegexAnswer {
  const compiled = compile(expression);
  if (compiled === null) return { outcome: "may", why: "the expression cannot be read" };
  const outcome = agreement(
    readings.flatMap((text) => compiled.flatMap((regex) => [regex.test(text), regex.testExact(text)])),
  );
  if (outcome !== "may") return { outcome };
  return {
    outcome,
    why: "AWS does not document whether the expression must match as a whole, whether case counts, or which form of the text it sees",
  };
}

function compile(expression: string): RE2JS[] | null {
  if (expression.length > expressionLimit) return null;
  try {
    return [RE2JS.compile(expression), RE2JS.compile(expression, RE2JS.CASE_INSENSITIVE)];
  } catch {
    return null; // RE2JSSyntaxException: not in the dialect
  }
}
