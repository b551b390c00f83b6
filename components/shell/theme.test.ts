import { describe, expect, it } from "vitest";
import { nextTheme, readTheme } from "./theme";

describe("readTheme", () => {
  it.each([
    ["dark", "dark"],
    ["light", "light"],
    ["system", "system"],
    [undefined, "system"],
    ['dark"><script>', "system"],
  ])("%s", (value, expected) => {
    expect(readTheme(value)).toBe(expected);
  });
});

describe("nextTheme", () => {
  it("comes back to where it began, by way of every theme", () => {
    expect([nextTheme("system"), nextTheme("light"), nextTheme("dark")]).toEqual(["light", "dark", "system"]);
  });
});
