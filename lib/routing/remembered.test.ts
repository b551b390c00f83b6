import { describe, expect, it } from "vitest";
import { oncePer, oncePerText } from "./remembered";

describe("oncePer", () => {
  it("works once for each part, also where the answer is false or null", () => {
    const asked: object[] = [];
    const answer = oncePer((part: { value: boolean | null }) => {
      asked.push(part);
      return part.value;
    });
    const [no, none, other] = [{ value: false }, { value: null }, { value: false }];
    expect([no, none, no, none, other].map(answer)).toEqual([false, null, false, null, false]);
    expect(asked).toEqual([no, none, other]);
  });
});

describe("oncePerText", () => {
  it("works once for each text, and again once too many are known", () => {
    const asked: string[] = [];
    const answer = oncePerText((text) => {
      asked.push(text);
      return text === "" ? null : text.length;
    }, 2);
    expect(["ab", "", "ab", ""].map(answer)).toEqual([2, null, 2, null]);
    expect(asked).toEqual(["ab", ""]);
    expect(["c", "ab"].map(answer)).toEqual([1, 2]);
    expect(asked).toEqual(["ab", "", "c", "ab"]);
  });
});
