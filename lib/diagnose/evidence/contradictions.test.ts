import { describe, expect, it } from "vitest";
import { albSymptoms } from "../symptoms/index";
import { metricOfCause } from "./contradictions";

/** Metrics by cause, as the symptoms of the access log have them. */
function fromSymptoms(): Record<string, string> {
  const counted = new Map<string, Set<string>>();
  for (const { kind, metric, causes } of albSymptoms) {
    // A status is many reasons at once: it says nothing of how one of them is counted.
    if (kind === "status") continue;
    const [name = "elsewhere"] =
      /^ELBAuth(?:Error|Failure|UserClaimsSizeExceeded)\b/.exec(metric ?? "") ?? [];
    for (const { check } of causes) counted.set(check, (counted.get(check) ?? new Set()).add(name));
  }
  const single = [...counted].filter(([, names]) => names.size === 1 && !names.has("elsewhere"));
  return Object.fromEntries(single.map(([check, [name = ""]]) => [check, name]));
}

describe("the metric of a cause", () => {
  it("is what the reasons in the access log say", () => {
    expect(metricOfCause).toEqual(fromSymptoms());
  });
});
