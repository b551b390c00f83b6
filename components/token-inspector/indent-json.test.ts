import { describe, expect, it } from "vitest";
import { indentJson } from "./indent-json";

describe("indentJson", () => {
  const cases: [string, string, string][] = [
    ["members", '{"a":1,"b":"x"}', '{\n  "a": 1,\n  "b": "x"\n}'],
    ["digits that no number holds", '{"id":12345678901234567890}', '{\n  "id": 12345678901234567890\n}'],
    ["a name that stands twice", '{"a":1,"a":2}', '{\n  "a": 1,\n  "a": 2\n}'],
    ["empty ones", '{"a":{ },"b":[]}', '{\n  "a": {},\n  "b": []\n}'],
    ["nested", '{"a":[1,{"b":2}]}', '{\n  "a": [\n    1,\n    {\n      "b": 2\n    }\n  ]\n}'],
    ["signs in strings", '{"a":"{,:}\\"[ ]"}', '{\n  "a": "{,:}\\"[ ]"\n}'],
    ["spaces between", '{ "a" : 1 }', '{\n  "a": 1\n}'],
    ["a string without end", '{"a', '{\n  "a'],
  ];
  it.each(cases)("%s", (_, text, shown) => {
    expect(indentJson(text)).toBe(shown);
  });

  it("does not run away on depth", () => {
    const shown = indentJson("[".repeat(1000));
    expect(shown.length).toBeLessThan(1000 * 132);
  });
});
