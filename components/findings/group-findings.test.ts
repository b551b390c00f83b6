import { describe, expect, it } from "vitest";
import { exampleFinding } from "@/lib/format/example-diagnosis";
import type { Finding } from "@/lib/model/finding";
import { groupFindings } from "./group-findings";
import { missingPermissions } from "./missing-permissions";

const fail = (check: string, given: Partial<Finding> = {}) =>
  exampleFinding({ check, status: "fail", certainty: "proven", ...given });
const unknown = (check: string, given: Partial<Finding> = {}) =>
  exampleFinding({ check, status: "unknown", ...given });

describe("groupFindings", () => {
  const findings = [
    exampleFinding({ check: "pass" }),
    unknown("denied"),
    unknown("wants-clue", { needs: "a log line" }),
    fail("design", { severity: "by-design" }),
    fail("likely", { certainty: "likely" }),
    fail("second"),
    fail("follower", { followsFrom: "first" }),
    fail("first"),
    exampleFinding({ check: "threw", status: "error" }),
    exampleFinding({ check: "other-kind", status: "not-applicable" }),
  ];
  const grouped = groupFindings(findings, ["first", "second"]);

  it("puts fails first, causes in their order, then likely, unknown, by design", () => {
    expect(grouped.open.map(({ finding }) => finding.check)).toEqual([
      "first",
      "second",
      "likely",
      "denied",
      "threw",
      "design",
    ]);
  });
  it("folds what follows under its cause", () => {
    expect(grouped.open[0]?.followers.map((finding) => finding.check)).toEqual(["follower"]);
  });
  it("loses nothing", () => {
    const shown = [
      ...grouped.open.flatMap(({ finding, followers }) => [finding, ...followers]),
      ...grouped.wantsClue,
      ...grouped.passes,
      ...grouped.notApplicable,
    ];
    expect(new Set(shown)).toEqual(new Set(findings));
  });
  it("keeps a follower whose cause is not in the list", () => {
    const alone = groupFindings([fail("follower", { followsFrom: "gone" })], []);
    expect(alone.open.map(({ finding }) => finding.check)).toEqual(["follower"]);
  });
});

describe("missingPermissions", () => {
  const error = { operation: "acm:DescribeCertificate", resource: "", message: "" } as const;
  it("names each refused action once, and nothing that failed otherwise", () => {
    const denied = { type: "gather-error", error: { ...error, code: "access-denied" } } as const;
    const slow = { type: "gather-error", error: { ...error, code: "timed-out", operation: "x" } } as const;
    expect(missingPermissions(unknown("a", { evidence: [denied, denied, slow] }))).toEqual([
      "acm:DescribeCertificate",
    ]);
  });
});
