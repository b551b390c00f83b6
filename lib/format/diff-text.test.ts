import { describe, expect, it } from "vitest";
import type { TextRun } from "./diff-text";
import { diffText } from "./diff-text";

const marked = (runs: readonly TextRun[]) =>
  runs.map(({ text, differs }) => (differs ? `[${text}]` : text)).join("");

describe("diffText", () => {
  const cases: [string, string, string, string, string][] = [
    ["equal", "abc", "abc", "abc", "abc"],
    ["both empty", "", "", "", ""],
    ["one empty", "", "abc", "", "[abc]"],
    [
      "capitals",
      "https://App.example.com/oauth2/idpresponse",
      "https://app.example.com/oauth2/idpresponse",
      "https://[A]pp.example.com/oauth2/idpresponse",
      "https://[a]pp.example.com/oauth2/idpresponse",
    ],
    [
      "a slash too many at the end",
      "https://login.example.com/",
      "https://login.example.com",
      "https://login.example.com[/]",
      "https://login.example.com",
    ],
    ["a doubled letter", "aab", "ab", "a[a]b", "ab"],
    ["two places apart", "v1.0/tenant-a", "v2.0/tenant-b", "v[1].0/tenant-[a]", "v[2].0/tenant-[b]"],
    ["characters outside the basic plane", "a😀b", "a😁b", "a[😀]b", "a[😁]b"],
  ];
  it.each(cases)("%s", (_, actual, expected, left, right) => {
    const diff = diffText(actual, expected);
    expect([marked(diff.actual), marked(diff.expected)]).toEqual([left, right]);
  });

  it("keeps the text of both sides whole, and stays quick on long ones", () => {
    const actual = `x${"ab".repeat(20_000)}y`;
    const expected = `x${"ba".repeat(20_000)}y`;
    const diff = diffText(actual, expected);
    expect(diff.actual.map((run) => run.text).join("")).toBe(actual);
    expect(diff.expected.map((run) => run.text).join("")).toBe(expected);
    expect(diff.actual[0]).toEqual({ text: "x", differs: false });
  });
});
