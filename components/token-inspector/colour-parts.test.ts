import { describe, expect, it } from "vitest";
import { colourParts } from "./colour-parts";

const token = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ1In0.c2ln";

describe("colourParts", () => {
  const cases: [string, string, string][] = [
    ["nothing", "", ""],
    ["a token alone", token, "header dot payload dot signature"],
    ["padded, as load balancers write it", "eyJh=.eyJz==.c2ln=", "header dot payload dot signature"],
    ["wrapped over lines", "eyJhbGci\nOiJSUzI1NiJ9.eyJz\ndWIi.c2ln\n", "header dot payload dot signature"],
    ["without signature", "eyJh.eyJz.", "header dot payload dot"],
    ["encrypted", "eyJh.a.b.c.d", "header dot payload dot signature dot more dot more"],
    ["behind its header", `Authorization: Bearer ${token}`, "text header dot payload dot signature"],
    [
      "two in JSON",
      `{"a":"${token}","b":"${token}"}`,
      "text header dot payload dot signature text header dot payload dot signature text",
    ],
    ["words", "no token here", "text"],
    ["a host name", "app.example.com", "text"],
    ["a sentence with dots", "it is. over there.", "text"],
  ];
  it.each(cases)("%s", (_, text, parts) => {
    const found = colourParts(text);
    expect(found.map(({ part }) => part).join(" ")).toBe(parts);
    expect(found.map((stretch) => stretch.text).join("")).toBe(text);
    expect(found.every(({ start, text: words }) => text.startsWith(words, start))).toBe(true);
  });

  it.each([
    ["dots", ".".repeat(100_000)],
    ["heads without tails", "eyJ ".repeat(25_000)],
    ["letters", "a".repeat(100_000)],
  ])("reads 100,000 characters of %s and loses none", (_, text) => {
    expect(
      colourParts(text)
        .map((stretch) => stretch.text)
        .join(""),
    ).toBe(text);
  });
});
