import { describe, expect, it } from "vitest";
import { pick } from "./search-params";

describe("pick", () => {
  it.each([
    [{ url: "https://app.example.com/" }, { url: "https://app.example.com/" }],
    [{ url: ["a", "b"] }, { url: "a" }],
    [{ url: "", status: "561" }, { status: "561" }],
    [{ utm_source: "pager" }, {}],
    [{ url: undefined }, {}],
  ])("%j", async (query, expected) => {
    expect(await pick(Promise.resolve(query), ["url", "status"])).toEqual(expected);
  });
});
