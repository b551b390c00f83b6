import { describe, expect, it } from "vitest";
import type { Evidence } from "../model/finding";
import { comparison, evidenceLine, valueText, visible } from "./evidence-text";

const resource = { kind: "app-client", id: "1h57kf5cpq17m0eml12EXAMPLE", name: "web" } as const;
const field = { type: "field", resource, path: "/a", field: "CallbackURLs" } as const;

describe("valueText", () => {
  it.each([
    [null, "not set"],
    ["", '""'],
    ["openid", "openid"],
    [[], "empty list"],
    [["a", "b"], "a, b"],
    [{ a: 1 }, '{"a":1}'],
    [false, "false"],
  ])("%j", (value, expected) => {
    expect(valueText(value)).toBe(expected);
  });
});

describe("visible", () => {
  it.each([
    ["client\n", "client\\n"],
    ["a\tb\r", "a\\tb\\r"],
    ["a\u200bb", "a\\u200bb"],
    ["a\u202eb", "a\\u202eb"],
    ["a\u00a0b", "a\\u00a0b"],
    ["plain text", "plain text"],
  ])("%j", (text, expected) => {
    expect(visible(text)).toBe(expected);
  });
});

describe("comparison", () => {
  const cases: [string, Evidence, { actual: string; expected: string } | null][] = [
    ["one value", { ...field, actual: "a", expected: "b" }, { actual: "a", expected: "b" }],
    [
      "nearest of a list",
      { ...field, actual: ["x", "y"], expected: "b", nearest: "x" },
      { actual: "x", expected: "b" },
    ],
    ["a list without a near value", { ...field, actual: ["x"], expected: "b" }, null],
    ["nothing expected", { ...field, actual: "a" }, null],
    ["a field that is not set", { ...field, actual: null, expected: "b" }, null],
    [
      "a clue",
      { type: "clue", what: "status", actual: "561", expected: "302" },
      { actual: "561", expected: "302" },
    ],
    ["something absent", { type: "absent", resource, what: "no such client" }, null],
  ];
  it.each(cases)("%s", (_, evidence, expected) => {
    expect(comparison(evidence)).toEqual(expected);
  });
});

describe("evidenceLine", () => {
  const cases: [Evidence, string][] = [
    [{ ...field, actual: ["x"], expected: "y" }, "CallbackURLs of web is x; expected y"],
    [{ ...field, actual: ["x", "y"], nearest: "x", expected: "z" }, "CallbackURLs of web has x; expected z"],
    [{ type: "absent", resource, what: "does not exist" }, "web: does not exist"],
    [
      { type: "probe", url: "https://idp.example.com/token", elapsedMs: 5003, detail: "timed out" },
      "https://idp.example.com/token: no answer after 5003 ms; timed out",
    ],
    [
      {
        type: "gather-error",
        error: {
          code: "access-denied",
          operation: "cognito-idp:DescribeUserPool",
          resource: "",
          message: "denied",
        },
      },
      "cognito-idp:DescribeUserPool: denied",
    ],
  ];
  it.each(cases)("%#", (evidence, expected) => {
    expect(evidenceLine(evidence)).toBe(expected);
  });
});
