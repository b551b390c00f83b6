import { FINDINGS, type FindingId, type FindingLevel } from "./findings";
import { printable } from "./show";
import type { TokenFinding } from "./types";

type Details = {
  /** Where the target makes it more or less than usual. */
  level?: FindingLevel;
  claim?: string;
  actual?: string;
  expected?: string;
  fix?: string;
};

/** A finding with its usual level, unless `details` gives another. Values of the token are made printable. */
export function finding(id: FindingId, message: string, details: Details = {}): TokenFinding {
  const { level, claim, actual, expected, fix } = details;
  return {
    id,
    level: level ?? FINDINGS[id].level,
    message,
    ...(claim === undefined ? {} : { claim: printable(claim) }),
    ...(actual === undefined ? {} : { actual: printable(actual) }),
    ...(expected === undefined ? {} : { expected: printable(expected) }),
    ...(fix === undefined ? {} : { fix }),
  };
}
