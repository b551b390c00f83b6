import { describe, expect, it } from "vitest";
import { valueText } from "./claim-value";

describe("valueText", () => {
  it("lays a long list out in lines, and writes what cannot be seen in a string", () => {
    const value = ["a".repeat(60), "b\nc\u200b"];
    expect(valueText(value)).toBe(`[\n  "${"a".repeat(60)}",\n  "b\\nc\\u{200b}"\n]`);
  });

  it("keeps what is short on one line", () => {
    expect(valueText(["orders/read", "x"])).toBe('["orders/read","x"]');
  });
});
