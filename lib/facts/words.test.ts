import { expect, it } from "vitest";
import { capital, listed } from "./words";

it.each([
  [[], ""],
  [["a"], "a"],
  [["a", "b"], "a and b"],
  [["a", "b", "c"], "a, b and c"],
])("lists %j", (items, text) => {
  expect(listed(items)).toBe(text);
});

it("begins a sentence", () => {
  expect(capital("the default rule")).toBe("The default rule");
  expect(capital("")).toBe("");
});
