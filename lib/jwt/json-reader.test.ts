import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAX_DEPTH, readJson, toPlain } from "./json-reader";

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function reads(text: string): boolean {
  const read = readJson(text);
  return read.ok && /^[ \t\r\n]*$/.test(text.slice(read.end));
}

describe("readJson", () => {
  it("reads what JSON.parse reads, to the same value", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), fc.constantFrom("", " ", "\n\t"), (text, space) => {
        // Numbers that JavaScript cannot hold are kept as digits, on purpose.
        fc.pre(!/\d{16}|e\+/.test(text));
        const spaced = `${space}${text}${space}`;
        const read = readJson(spaced);
        expect(read.ok && toPlain(read.node)).toEqual(JSON.parse(spaced));
      }),
    );
  });

  it("agrees with JSON.parse on what is JSON at all", () => {
    const almost = fc.string({
      unit: fc.constantFrom(...'{}[]",:.-+0123eE tfnrul\\\n\u0001'),
      maxLength: 14,
    });
    fc.assert(
      fc.property(almost, (text) => {
        expect(reads(text)).toBe(parses(text));
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    '{"a":1,}',
    "[1,]",
    "{,}",
    '{"a"}',
    "{1:2}",
    "[1 2]",
    '{"a":1 "b":2}',
    "01",
    "1.",
    ".5",
    "+1",
    "-",
    "1e",
    "nul",
    '"\\x"',
    '"\\u12g4"',
    '"\n"',
    '"abc',
    "",
    "[",
    "{[",
    '{"a":',
    "}",
  ])("refuses %j, as JSON.parse does", (text) => {
    expect(reads(text)).toBe(false);
    expect(parses(text)).toBe(false);
  });

  it("names members that occur twice, in the one object only", () => {
    expect(readJson('{"a":1,"b":{"a":2},"a":3,"\\u0061":4}')).toMatchObject({ ok: true, duplicates: ["a"] });
    expect(readJson('[{"a":1},{"a":2}]')).toMatchObject({ ok: true, duplicates: [] });
  });

  it("keeps digits", () => {
    const read = readJson('{"a":9007199254740993,"b":1e999,"c":-0.5,"d":9007199254740991}');
    expect(read.ok && toPlain(read.node)).toEqual({
      a: "9007199254740993",
      b: "1e999",
      c: -0.5,
      d: 9007199254740991,
    });
  });

  it("leaves out what is too deep, and needs no stack for it", () => {
    const nested = (depth: number) => readJson("[".repeat(depth) + "]".repeat(depth));
    expect(nested(MAX_DEPTH)).toMatchObject({ ok: true, tooDeep: false });
    expect(nested(MAX_DEPTH + 2)).toMatchObject({ ok: true, tooDeep: true });
    expect(nested(150_000)).toMatchObject({ ok: true, tooDeep: true, end: 300_000 });
    expect(readJson("[".repeat(150_000))).toMatchObject({ ok: false, at: 150_000 });
  });
});
