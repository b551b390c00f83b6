import { describe, expect, it } from "vitest";
import { exampleCause, exampleDiagnosis, exampleFinding } from "./example-diagnosis";
import { compareReadings } from "./recheck";

const passing = exampleFinding({ check: exampleCause.check });
const design = exampleFinding({
  check: "unauthenticated-request-denied",
  status: "fail",
  severity: "by-design",
  certainty: "proven",
});
const fixed = { answer: "ruled-out", summary: "No fault now.", causes: [] } as const;

describe("compareReadings", () => {
  it("says what became of each failed check", () => {
    const after = exampleDiagnosis({ ...fixed, causes: [], findings: [passing] });
    expect(compareReadings(exampleDiagnosis(), after)).toEqual({
      changes: [{ check: exampleCause.check, title: passing.title, from: "fails", to: "passes" }],
      verdictChanged: true,
    });
  });

  it("says so where it still fails", () => {
    const same = compareReadings(exampleDiagnosis(), exampleDiagnosis());
    expect(same.verdictChanged).toBe(false);
    expect(same.changes).toMatchObject([{ from: "fails", to: "fails" }]);
  });

  it("names what fails only now", () => {
    const before = exampleDiagnosis({ ...fixed, causes: [], findings: [passing] });
    expect(compareReadings(before, exampleDiagnosis()).changes).toMatchObject([
      { from: "passes", to: "fails" },
    ]);
  });

  it("does not take a missing check for a passing one", () => {
    const after = exampleDiagnosis({ ...fixed, causes: [], findings: [] });
    expect(compareReadings(exampleDiagnosis(), after).changes).toMatchObject([{ from: "fails", to: null }]);
  });

  it("leaves by-design findings out: they are no fault that could go away", () => {
    const reading = exampleDiagnosis({ findings: [design] });
    expect(compareReadings(reading, reading).changes).toEqual([]);
  });
});
