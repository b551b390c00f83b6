import { describe, expect, it } from "vitest";
import { coversHost } from "./certificates";

describe("coversHost", () => {
  it.each([
    ["app.example.com", "APP.example.com", true],
    ["*.example.com", "app.example.com", true],
    ["*.example.com", "a.app.example.com", false],
    ["*.example.com", "example.com", false],
    ["app.example.com", "app.example.org", false],
  ])("%s covers %s: %s", (name, host, covers) => {
    expect(coversHost(name, host)).toBe(covers);
  });
});
