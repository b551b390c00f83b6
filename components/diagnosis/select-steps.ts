import type { ResolutionStep } from "@/lib/model/diagnosis";

/** A step with its place, which names it: two steps may read the same. */
export interface NumberedStep extends ResolutionStep {
  readonly number: number;
}

export interface SelectedSteps {
  readonly shown: readonly NumberedStep[];
  readonly rest: readonly NumberedStep[];
}

const nearestMisses = 3;

/** What decided, and the three misses nearest before it; of a thousand rules nobody reads the rest. */
export function selectSteps(steps: readonly ResolutionStep[]): SelectedSteps {
  const numbered = steps.map((step, index) => ({ ...step, number: index + 1 }));
  const near = new Set(numbered.filter(({ outcome }) => outcome === "miss").slice(-nearestMisses));
  const isShown = (step: NumberedStep) => step.outcome !== "miss" || near.has(step);
  return { shown: numbered.filter(isShown), rest: numbered.filter((step) => !isShown(step)) };
}
