import { describe, expect, it } from "vitest";
import { LONGEST_VALUE, looksReal } from "./made-up-value";

describe("looksReal", () => {
  it.each([
    "",
    "abc123",
    "allow",
    "Bearer abc123",
    "green",
    "a b&c",
    "tenant-of-the-north-and-the-south",
    "x".repeat(LONGEST_VALUE),
  ])("lets through what is made up: %j", (value) => {
    expect(looksReal(value)).toBeNull();
  });

  it.each([
    ["x".repeat(LONGEST_VALUE + 1), /longer than 64/],
    ["eyJhbGciOiJub25lIn0.e30.", /JSON Web Token/],
    ["Bearer eyJhbGciOiJub25lIn0", /JSON Web Token/],
    ["bearer  eyJhbGciOiJub25lIn0", /JSON Web Token/],
    ["Basic bWU6d29yZA==", /password/],
    ["a1b2c3d4e5f6g7h8i9j0", /key/],
    ["Bearer AKIAIOSFODNN7EXAMPLE", /key/],
  ])("stops %j", (value, why) => {
    expect(looksReal(value)).toMatch(why);
  });
});
