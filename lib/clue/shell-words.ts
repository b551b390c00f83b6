/** As POSIX shells' `$'…'` (https://www.gnu.org/software/bash/manual/html_node/ANSI_002dC-Quoting.html). */
const ansiEscapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", "0": "\0" };

/**
 * The words of the first command in a text, as a POSIX shell splits them: quotes of all three kinds, backslashes, lines
 * that are continued. A browser's "copy as cURL (cmd)" is read too: there `^` stands before what is meant literally.
 * Nothing is expanded or run.
 */
export function shellWords(text: string): string[] {
  const source = /\^(?:\r?\n|")/.test(text) ? text.replace(/\^(?:\r?\n|([\s\S]))/g, "$1") : text;
  const words: string[] = [];
  let word: string | null = null;
  for (let at = 0; at < source.length; at += 1) {
    const letter = source[at] ?? "";
    if (letter === "\\") {
      at += 1;
      if (source[at] === "\r") at += 1;
      if (source[at] !== "\n") word = (word ?? "") + (source[at] ?? "");
    } else if (letter === "'" || letter === '"' || (letter === "$" && source[at + 1] === "'")) {
      const quoted = readQuoted(source, letter === "$" ? at + 1 : at, letter === "$");
      word = (word ?? "") + quoted.text;
      at = quoted.end;
    } else if (/\s/.test(letter)) {
      if (word !== null) words.push(word);
      word = null;
      if (letter === "\n" && words.length > 0) return words;
    } else if (/[;|&<>]/.test(letter) && word === null) {
      return words;
    } else word = (word ?? "") + letter;
  }
  return word === null ? words : [...words, word];
}

/** What stands between the quote at `start` and its twin; a quote that is never closed reaches to the end. */
function readQuoted(source: string, start: number, ansi: boolean): { text: string; end: number } {
  const quote = source[start];
  const escapes = ansi || quote === '"';
  let text = "";
  let at = start + 1;
  for (; at < source.length && source[at] !== quote; at += 1) {
    const letter = source[at] ?? "";
    if (letter !== "\\" || !escapes) {
      text += letter;
      continue;
    }
    at += 1;
    const escaped = source[at] ?? "";
    const code = ansi ? /^(?:u([0-9a-f]{4})|x([0-9a-f]{2}))/i.exec(source.slice(at, at + 5)) : null;
    if (code) {
      text += String.fromCharCode(Number.parseInt(code[1] ?? code[2] ?? "", 16));
      at += code[0].length - 1;
    } else if (ansi) text += ansiEscapes[escaped] ?? escaped;
    else if (escaped !== "\n") text += /["\\$`]/.test(escaped) ? escaped : `\\${escaped}`;
  }
  return { text, end: at };
}
