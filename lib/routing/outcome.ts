import type { StepOutcome } from "../model/diagnosis";

/** OR: one hit is enough; without one, a single may keeps it open. */
export function anyOutcome(outcomes: readonly StepOutcome[]): StepOutcome {
  if (outcomes.includes("hit")) return "hit";
  return outcomes.includes("may") ? "may" : "miss";
}

/** AND: one miss decides, whatever else is open. Nothing to ask is a hit. */
export function allOutcomes(outcomes: readonly StepOutcome[]): StepOutcome {
  if (outcomes.includes("miss")) return "miss";
  return outcomes.includes("may") ? "may" : "hit";
}

/** What is not documented is tried in each way it could be: only agreement is an answer. */
export function agreement(readings: readonly boolean[]): StepOutcome {
  if (readings.every(Boolean)) return "hit";
  return readings.some(Boolean) ? "may" : "miss";
}
