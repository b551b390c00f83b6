import { describe, expect, it } from "vitest";
import { crossOriginOf } from "./cross-origin";

const host = "api.example.com";
const sent = (...values: string[]) => ({
  request: { headers: values.map((value) => ({ name: "Origin", value })) },
});

describe("crossOriginOf", () => {
  it.each([
    ["nothing was pasted", {}, undefined],
    ["no Origin", sent(), undefined],
    ["an empty one", sent(" "), undefined],
    ["no origin at all", sent("shop"), undefined],
    ["the API's own host", sent("https://api.example.com:8443"), undefined],
    ["another host", sent("https://Shop.example.com/"), "https://shop.example.com"],
    ["a page without an origin", sent("null"), "null"],
  ])("%s", (_name, brought, origin) => {
    expect(crossOriginOf(brought, host)).toBe(origin);
  });
});
