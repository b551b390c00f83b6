import { describe, expect, it } from "vitest";
import type { ResolutionStep } from "@/lib/model/diagnosis";
import { selectSteps } from "./select-steps";

const step = (outcome: ResolutionStep["outcome"]): ResolutionStep => ({ what: "rule", outcome, detail: "" });
const numbers = (steps: readonly { number: number }[]) => steps.map(({ number }) => number);

describe("selectSteps", () => {
  it("shows hits, what may be, and the three last misses", () => {
    const steps = ["hit", "miss", "miss", "may", "miss", "miss", "miss", "hit"].map((outcome) =>
      step(outcome as ResolutionStep["outcome"]),
    );
    const { shown, rest } = selectSteps(steps);
    expect(numbers(shown)).toEqual([1, 4, 5, 6, 7, 8]);
    expect(numbers(rest)).toEqual([2, 3]);
  });
  it("shows all where there is little", () => {
    expect(selectSteps([step("miss")]).rest).toEqual([]);
  });
});
