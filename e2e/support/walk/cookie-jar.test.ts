import { describe, expect, it } from "vitest";
import { createCookieJar } from "./cookie-jar";

const FROM = "https://app.example.com/a/b";

describe("createCookieJar", () => {
  it.each<[string, string[], string, string | undefined]>([
    ["the same host", ["s=1; Path=/"], "https://app.example.com/", "s=1"],
    ["another host", ["s=1; Path=/"], "https://www.example.com/", undefined],
    ["a value with =", ["s=a=b; Path=/"], FROM, "s=a=b"],
    ["the default path", ["s=1"], "https://app.example.com/a/c", "s=1"],
    ["a path beside the default one", ["s=1"], "https://app.example.com/ab", undefined],
    ["a path below", ["s=1; Path=/a"], "https://app.example.com/a/x", "s=1"],
    ["Secure over plain HTTP", ["s=1; Path=/; Secure"], "http://app.example.com/", undefined],
    ["several, longest path first", ["s=1; Path=/", "t=2; Path=/a"], FROM, "t=2; s=1"],
    ["a replaced one", ["s=1; Path=/", "s=2; Path=/"], FROM, "s=2"],
    ["one taken back by age", ["s=1; Path=/", "s=; Path=/; Max-Age=0"], FROM, undefined],
    [
      "one taken back by date",
      ["s=1; Path=/", "s=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT"],
      FROM,
      undefined,
    ],
    ["no name", ["=1"], FROM, undefined],
  ])("sends to %s", (_name, fields, to, expected) => {
    const jar = createCookieJar();
    jar.store(new URL(FROM), fields);
    expect(jar.header(new URL(to))).toBe(expected);
  });

  it("takes no Secure cookie from plain HTTP", () => {
    const jar = createCookieJar();
    jar.store(new URL("http://app.example.com/"), ["s=1; Path=/; Secure"]);
    expect(jar.header(new URL(FROM))).toBeUndefined();
  });
});
