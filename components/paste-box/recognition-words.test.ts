import { describe, expect, it } from "vitest";
import { recognise } from "@/lib/clue";
import { recognitionWords } from "./recognition-words";

describe("recognitionWords", () => {
  const cases: [string, string, string][] = [
    [
      "https://app.example.com/a 561",
      "sentence",
      "This is a URL with a note: 561, host app.example.com, path /a.",
    ],
    ["https://app.example.com/?code=a", "where", "were cut: code."],
    ["561", "sentence", "Add the URL that fails"],
    ["eyJhbGciOiJSUzI1NiJ9.eyJhIjoxfQ.c2ln", "sentence", "never becomes part of a URL"],
    ["HTTP/2 302\nlocation: /login", "sentence", "It lacks the URL that was asked"],
    ["nothing of the kind", "sentence", "Understood are: a URL"],
    ["nothing of the kind", "where", "stays in this tab"],
  ];
  it.each(cases)("%s: %s", (text, part, expected) => {
    const words = recognitionWords(recognise(text));
    expect(part === "where" ? words.where : words.sentence).toContain(expected);
  });
});
