import { describe, expect, it } from "vitest";
import { shellWords } from "./shell-words";

const cases: readonly [name: string, text: string, words: readonly string[]][] = [
  ["splits at white space", "curl  -i\thttps://a.example", ["curl", "-i", "https://a.example"]],
  ["keeps what single quotes hold as it stands", `curl 'a \\b "c"'`, ["curl", `a \\b "c"`]],
  ["undoes what double quotes escape, and no more", `curl "a \\"b\\" \\n"`, ["curl", `a "b" \\n`]],
  ["reads the third kind of quotes", String.raw`curl $'it\'s\u0021\n\x41'`, ["curl", "it's!\nA"]],
  ["joins quoted and bare parts", `curl -H'a: 'b"c"`, ["curl", "-Ha: bc"]],
  ["goes on behind a continued line", "curl \\\n  -i \\\r\n  x", ["curl", "-i", "x"]],
  ["ends with the command", "curl x\nHTTP/1.1 401", ["curl", "x"]],
  ["ends at a pipe", "curl x | jq .", ["curl", "x"]],
  ["ends at a redirection", "curl x > out", ["curl", "x"]],
  ["keeps a pipe inside a word", "curl https://a.example/?a=1&b=2", ["curl", "https://a.example/?a=1&b=2"]],
  [
    "reads what Windows' shell escapes",
    'curl ^"https://a.example^" ^\r\n  -H ^"a: b^"',
    ["curl", "https://a.example", "-H", "a: b"],
  ],
  ["takes a quote that is never closed to the end", "curl 'a b", ["curl", "a b"]],
  ["keeps an empty word", "curl -H ''", ["curl", "-H", ""]],
  ["finds none in nothing", " \n ", []],
];

describe("shellWords", () => {
  it.each(cases)("%s", (_, text, words) => {
    expect(shellWords(text)).toEqual(words);
  });
});
