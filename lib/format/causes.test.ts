import { describe, expect, it } from "vitest";
import { causesOf, certaintyOf, fixText, isOurs } from "./causes";
import { exampleCause, exampleDiagnosis } from "./example-diagnosis";

describe("causesOf", () => {
  it("keeps the diagnosis's order and skips ids without a finding", () => {
    const causes = causesOf(
      exampleDiagnosis({ causes: ["openid-scope-absent", "gone", exampleCause.check] }),
    );
    expect(causes.map((cause) => cause.check)).toEqual(["openid-scope-absent", exampleCause.check]);
  });
});

describe("certaintyOf", () => {
  it.each([
    ["proven", exampleDiagnosis(), "proven"],
    ["a proven fault that does not explain what was seen", exampleDiagnosis({ answer: "likely" }), "likely"],
    ["no cause", exampleDiagnosis({ causes: [] }), null],
  ])("%s", (_, diagnosis, expected) => {
    expect(certaintyOf(diagnosis)).toBe(expected);
  });
});

describe("fixes", () => {
  it("copies a console fix with its address and numbered steps", () => {
    const fix = {
      type: "console",
      title: "Console",
      url: "https://console.aws.amazon.com/",
      steps: ["a", "b"],
    } as const;
    expect(fixText({ ...fix, steps: [...fix.steps] })).toBe("https://console.aws.amazon.com/\n1. a\n2. b");
  });
  it("tells a fix in AWS from a request to somebody else", () => {
    expect(exampleCause.fixes.map(isOurs)).toEqual([true, false]);
  });
});
