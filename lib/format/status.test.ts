import { describe, expect, it } from "vitest";
import type { Finding } from "../model/finding";
import { answerWord, shownStatus } from "./status";

describe("shownStatus", () => {
  const cases: [string, Pick<Finding, "status" | "severity" | "certainty">, string][] = [
    ["a proven fail", { status: "fail", severity: "breaks-sign-in", certainty: "proven" }, "fails"],
    ["a likely fail", { status: "fail", severity: "breaks-sign-in", certainty: "likely" }, "likely"],
    ["a fail without certainty", { status: "fail", severity: "may-break" }, "likely"],
    ["a fail by design", { status: "fail", severity: "by-design", certainty: "proven" }, "by-design"],
    ["unknown", { status: "unknown", severity: "hygiene" }, "unknown"],
    ["a check that threw", { status: "error", severity: "hygiene" }, "unknown"],
    ["pass", { status: "pass", severity: "breaks-sign-in" }, "passes"],
    ["not applicable", { status: "not-applicable", severity: "breaks-sign-in" }, "not-applicable"],
  ];
  it.each(cases)("%s", (_, finding, expected) => {
    expect(shownStatus(finding)).toBe(expected);
  });
});

describe("answerWord", () => {
  const resolution = { account: "", region: "", chain: null, steps: [] };
  it("tells a URL that was not located from one that could not be judged", () => {
    expect(answerWord({ answer: "not-enough-access", resolution: { ...resolution, kind: "none" } })).toBe(
      "Not located",
    );
    expect(answerWord({ answer: "not-enough-access", resolution: { ...resolution, kind: "alb" } })).toContain(
      "Cannot tell",
    );
  });
});
