import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { literalGlob, matchGlob, parseGlob, pathDialect } from "./alb-pattern";
import { beginningWith, globsContain, globsOverlap } from "./glob-containment";

const glob = (pattern: string) => parseGlob(pattern, pathDialect);

describe("globsContain", () => {
  it.each<[outers: string[], inner: string, expected: boolean]>([
    [["*"], "a?*", true],
    [["/*"], "/api/*", true],
    [["/api/*"], "/*", false],
    [["/api/*"], "/api", false],
    [["/api*"], "/api/?", true],
    [["a*b"], "ab", true],
    [["a*b"], "a*c*b", true],
    [["a*b"], "a*", false],
    [["?*"], "*?", true],
    [["*?"], "?*", true],
    [["?*"], "*", false],
    [["*a*"], "b*a", true],
    [["*a*a*"], "*a*", false],
    [["*a*"], "*a*a*", true],
    [["??"], "*", false],
    [["a*", "b*"], "a?", true],
    [["a", "?*"], "*", false],
    [["", "?*"], "*", true],
    [["?", "??*", ""], "*", true],
    [["?", "???*", ""], "*", false],
    [[], "a*", false],
  ])("%j contains %s: %s", (outers, inner, expected) => {
    expect(globsContain(outers.map(glob), glob(inner))).toBe(expected);
  });

  it("says that it does not know where the question is too large", () => {
    expect(globsContain([glob(`*a${"?".repeat(20)}`)], glob(`*b*a${"?".repeat(20)}`))).toBe(undefined);
  });
});

describe("globsOverlap", () => {
  it.each<[a: string, b: string, expected: boolean]>([
    ["/a*", "*z", true],
    ["/a*", "/b*", false],
    ["a?c", "?b?", true],
    ["a?", "a", false],
    ["*.js", "*.css", false],
    ["*a*", "*b*", true],
    ["??", "???*", false],
    ["", "*", true],
  ])("%s and %s: %s", (a, b, expected) => {
    expect(globsOverlap(glob(a), glob(b))).toBe(expected);
    expect(globsOverlap(glob(b), glob(a))).toBe(expected);
  });
});

describe("on random patterns and every text of up to 5 characters", () => {
  const pattern = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 5 });
  const texts = everyText(["a", "b", "c"], 5);
  const matched = (p: string) => texts.filter((text) => matchGlob(glob(p), literalGlob(text, pathDialect)));

  it("containment agrees with matching", () => {
    fc.assert(
      fc.property(fc.array(pattern, { maxLength: 3 }), pattern, (outers, inner) => {
        const union = new Set(outers.flatMap(matched));
        const contained = matched(inner).every((text) => union.has(text));
        const claimed = globsContain(outers.map(glob), glob(inner));
        // Longer texts may tell apart what short ones do not: containment implies the subset, never the reverse.
        expect(claimed === true && !contained).toBe(false);
        if (!contained) expect(claimed).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it("containment is found wherever inner has few enough texts to try them all", () => {
    const finite = fc.string({ unit: fc.constantFrom("a", "b", "?"), maxLength: 5 });
    fc.assert(
      fc.property(fc.array(pattern, { maxLength: 3 }), finite, (outers, inner) => {
        const union = new Set(outers.flatMap(matched));
        const contained = matched(inner).every((text) => union.has(text));
        expect(globsContain(outers.map(glob), glob(inner))).toBe(contained);
      }),
      { numRuns: 500 },
    );
  });

  it("overlap agrees with matching", () => {
    const short = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 3 });
    fc.assert(
      fc.property(short, short, (a, b) => {
        const both = new Set(matched(a));
        expect(globsOverlap(glob(a), glob(b))).toBe(matched(b).some((text) => both.has(text)));
      }),
      { numRuns: 500 },
    );
  });

  it("beginningWith keeps exactly the texts with that first character", () => {
    fc.assert(
      fc.property(pattern, (p) => {
        const kept = beginningWith(glob(p), "a".codePointAt(0) ?? 0);
        const found = texts.filter((text) =>
          kept.some((one) => matchGlob(one, literalGlob(text, pathDialect))),
        );
        expect(found).toEqual(matched(p).filter((text) => text.startsWith("a")));
      }),
      { numRuns: 300 },
    );
  });
});

function everyText(letters: readonly string[], length: number): string[] {
  if (length === 0) return [""];
  const shorter = everyText(letters, length - 1);
  const longest = shorter.filter((text) => text.length === length - 1);
  return [...shorter, ...longest.flatMap((text) => letters.map((letter) => text + letter))];
}
