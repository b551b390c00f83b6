import "server-only";
import type { ResolutionStep } from "../../model/diagnosis";
import type { GatherError } from "../../model/gathered";

export function step(outcome: ResolutionStep["outcome"], what: string, detail: string): ResolutionStep {
  return { what, outcome, detail };
}

/** What was refused is no miss: the answer may lie there. */
export function unreadStep(what: string, { operation, code, message }: GatherError): ResolutionStep {
  return step("may", what, `${operation} failed (${code}): ${message}`);
}

/** `a, b and 3 more`. */
export function listed(texts: readonly string[], most = 3): string {
  const shown = texts.slice(0, most).join(", ");
  return texts.length > most ? `${shown} and ${texts.length - most} more` : shown;
}
