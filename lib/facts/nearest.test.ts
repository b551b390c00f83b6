import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nearest } from "./nearest";

const expected = "https://app.example.com/oauth2/idpresponse";

describe("nearest", () => {
  it.each<[string, string[], string | undefined]>([
    ["no candidates", [], undefined],
    ["the very text", ["https://b.example.com/cb", expected], expected],
    ["a slash", ["https://b.example.com/cb", `${expected}/`], `${expected}/`],
    ["the fewest edits", [`${expected}xx`, `${expected}y`, `${expected}zzz`], `${expected}y`],
    ["the first of two as near", [`${expected}a`, `${expected}b`], `${expected}a`],
    ["case is a difference like any other", [expected.toUpperCase(), `${expected}//`], `${expected}//`],
    ["nothing alike", ["myapp://callback", "x"], undefined],
  ])("%s", (_name, candidates, found) => {
    expect(nearest(expected, candidates)).toBe(found);
  });

  it("always finds the text itself", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), fc.array(fc.string({ maxLength: 20 })), (text, others) => {
        expect(nearest(text, [...others, text])).toBe(text);
      }),
    );
  });
});
