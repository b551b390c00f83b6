import { describe, expect, it } from "vitest";
import { chainIdOfSegments, chainPath, diagnosePath, parametersOfClue } from "./paths";

describe("chainPath", () => {
  it.each([
    ["alb/123456789012/eu-west-1/shop/50dc6c495c0c9188/f2f7dc8efc522ab2/9683b2d02a6cabee"],
    ["rest/123456789012/eu-west-1/a1b2c3/prod/GET/%2F"],
    ["rest/123456789012/eu-west-1/a1b2c3/prod/GET/%2Forders%2F%7Bid%7D"],
  ])("%s is read back from the segments of its path", (id) => {
    const segments = chainPath(id).slice("/chains/".length).split("/");
    expect(chainIdOfSegments(segments)).toBe(id);
    expect(chainIdOfSegments(segments.map(decodeURIComponent))).toBe(id);
  });
});

describe("diagnosePath", () => {
  it("writes names in a fixed order and leaves empty ones out", () => {
    expect(
      diagnosePath({ reason: "AuthInvalidIdToken", status: "", url: "https://app.example.com/a?b=c" }),
    ).toBe("/diagnose?url=https%3A%2F%2Fapp.example.com%2Fa%3Fb%3Dc&reason=AuthInvalidIdToken");
  });
});

describe("parametersOfClue", () => {
  it("asks for what was asked, with the place", () => {
    expect(
      parametersOfClue({ url: "https://app.example.com/", status: 561 }, { region: "eu-west-1" }),
    ).toEqual({
      url: "https://app.example.com/",
      status: "561",
      region: "eu-west-1",
    });
  });
});
