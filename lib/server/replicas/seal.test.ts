import { describe, expect, it } from "vitest";
import { createSeal } from "./seal";

const SECRET = "0123456789abcdef0123456789abcdef";
const seal = createSeal(SECRET);
const text = JSON.stringify({ rule: "a".repeat(1_000) });

describe("a seal", () => {
  it("is opened by who has the secret, under the same name", async () => {
    const sealed = await seal.seal("one", text);
    expect(await createSeal(SECRET).open("one", sealed)).toBe(text);
    expect(sealed.length).toBeLessThan(text.length);
  });

  it.each<[string, string, (sealed: string) => string]>([
    ["another name", "two", (sealed) => sealed],
    ["a changed end", "one", (sealed) => `${sealed.slice(0, -2)}${sealed.endsWith("AA") ? "BB" : "AA"}`],
    ["a changed beginning", "one", (sealed) => sealed.replace(/^./, "f")],
    ["half of it", "one", (sealed) => sealed.slice(0, sealed.length / 2)],
    ["nothing", "one", () => ""],
    ["plain text", "one", () => text],
  ])("is not opened with %s", async (_, name, change) => {
    expect(await seal.open(name, change(await seal.seal("one", text)))).toBeNull();
  });

  it("is not opened with another secret", async () => {
    const other = createSeal("another-secret-another-secret-32");
    expect(await other.open("one", await seal.seal("one", text))).toBeNull();
    expect([other.nameOf("a"), other.versionOf("a")]).not.toContain(seal.nameOf("a"));
  });

  it("names the parts, not their text put together", () => {
    expect(seal.nameOf("a", "bc")).not.toBe(seal.nameOf("ab", "c"));
    expect(seal.nameOf("a")).toBe(createSeal(SECRET).nameOf("a"));
    expect(seal.nameOf("a")).not.toBe(seal.versionOf("a"));
  });
});
