import { describe, expect, it } from "vitest";
import { takeHandedOver } from "./handed-over";
import { lead } from "./lead";

describe("lead", () => {
  it("leads a URL to its diagnosis", () => {
    expect(lead("https://app.example.com/ 561")).toEqual({
      path: "/diagnose?url=https%3A%2F%2Fapp.example.com%2F&status=561",
    });
  });
  it("hands a token on, and puts nothing of it into the address", () => {
    const token = "eyJhbGciOiJub25lIn0.e30.";
    expect(lead(token)).toEqual({ path: "/inspect" });
    expect(takeHandedOver("token")).toBe(token);
  });
  it("says why a text leads nowhere", () => {
    expect(lead("nobody can sign in")).toEqual({ problem: expect.stringContaining("Understood are") });
  });
});
