import { describe, expect, it } from "vitest";
import { cutMiddle } from "./cut-middle";

describe("cutMiddle", () => {
  const cases: [string, number, string][] = [
    ["short", 10, "short"],
    ["exactly ten", 11, "exactly ten"],
    ["arn:aws:elasticloadbalancing:loadbalancer/app/shop/50dc6c495c0c9188", 24, "arn:aws…50dc6c495c0c9188"],
    ["abcdef", 5, "a…def"],
    ["abcdef", 2, "abcdef"],
  ];
  it.each(cases)("%s to %i", (text, longest, expected) => {
    expect(cutMiddle(text, longest)).toBe(expected);
  });
});
