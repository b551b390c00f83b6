import { describe, expect, it } from "vitest";
import type { SnapshotComparison } from "../compare/index";
import { comparisonText, valuesOf } from "./comparison-text";

const side = { scope: "alb/1/eu-west-1/shop/5", account: "1", region: "eu-west-1" };
const same: SnapshotComparison = {
  before: { ...side, takenAt: "2026-03-02T03:00:00.000Z" },
  after: { ...side, takenAt: "2026-03-02T04:00:00.000Z" },
  chains: [],
  changes: [],
  notCompared: [],
};
const plain = (comparison: SnapshotComparison) => comparisonText(comparison, (_, text) => text);

describe("comparisonText", () => {
  it("says that nothing differs", () => {
    expect(plain(same)).toMatch(/^alb\/1.*03:00:00 UTC.*04:00:00 UTC\n\nNo difference\.$/s);
  });

  it("tells findings, then fields with what came and went, then what was not read", () => {
    const text = plain({
      ...same,
      chains: [
        {
          chain: "alb/1/2",
          title: "app.example.com, rule 10",
          presence: "both",
          findings: [
            {
              check: "scope-not-allowed",
              title: "t",
              severity: "breaks-sign-in",
              from: "passes",
              to: "fails",
              because: "It asks.",
            },
            { check: "rule-shadowed", title: "Gone", severity: "breaks-sign-in", from: "likely", to: null },
          ],
        },
      ],
      changes: [
        {
          hop: "authorize",
          what: "App client",
          name: "web",
          id: "p/c",
          path: ["CallbackURLs"],
          decides: true,
          observed: false,
          before: ["https://a", "https://b"],
          after: ["https://b", "https://c"],
        },
        {
          hop: "rule",
          what: "Rule",
          name: "5",
          id: "r",
          path: [],
          decides: true,
          observed: false,
          after: { x: "y".repeat(300) },
        },
      ],
      notCompared: [
        { what: "Web ACL", id: "", side: "after", reason: "wafv2:GetWebACL: denied", failed: true },
        { what: "Function", id: "f", side: "before", reason: "nothing led to it", failed: false },
      ],
    });
    const lines = text.split("\n");
    expect(lines.slice(4, 9)).toEqual([
      "app.example.com, rule 10  alb/1/2",
      "  passes → fails  scope-not-allowed: It asks.",
      "  likely → not looked at  rule-shadowed: Gone",
      "",
      "Changes",
    ]);
    expect(lines.slice(9, 13)).toEqual([
      "  App client web: CallbackURLs",
      "    - https://a",
      "    + https://c",
      "  Rule 5",
    ]);
    expect(lines[13]).toMatch(/^ {4}\+ \{"x":"y+…y+"\}$/);
    expect(lines.slice(-1)).toEqual(["  Web ACL (not read in the later one): wafv2:GetWebACL: denied"]);
  });
});

it("tells a change of one value as both", () => {
  expect(valuesOf({ before: "deny", after: "allow" })).toEqual({ gone: ["deny"], come: ["allow"] });
  expect(valuesOf({ before: "" })).toEqual({ gone: ['""'], come: [] });
});
