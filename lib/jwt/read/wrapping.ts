/** What stands around the one token of a paste, and what taking it off is called. */
import { finding } from "../finding";
import type { FindingId } from "../findings";
import { printable } from "../show";
import type { TokenFinding } from "../types";

const QUOTES = new Set(`"'\`“”‘’«»`);
const TRAILING = new Set([...QUOTES, ",", ";", ".", ")", "]", "}", ">", "!", "?"]);
const HEADER_NAME = /^[A-Za-z][A-Za-z0-9-]{0,79}\s{0,3}:$/;
/** More text than this around a token is a document, not a wrapping. */
const MAX_WRAPPING = 200;

const SAID: Partial<Record<FindingId, string>> = {
  "bearer-prefix-removed": "Bearer was taken off before reading",
  "quotes-removed": "quotes or trailing punctuation were taken off before reading",
  "whitespace-removed": "white space or line breaks were taken out before reading",
};

function trimQuotes(text: string): { text: string; changed: boolean } {
  let from = 0;
  let to = text.length;
  while (from < to && QUOTES.has(text.charAt(from))) from++;
  while (to > from && QUOTES.has(text.charAt(to - 1))) to--;
  return { text: text.slice(from, to).trim(), changed: to - from < text.length };
}

/** Findings for the text before and behind the token. */
export function describeWrapping(before: string, after: string): TokenFinding[] {
  if (before.length > MAX_WRAPPING || after.length > MAX_WRAPPING) {
    return [finding("extracted-from-text", "the token was found inside other text")];
  }
  const ids = new Set<FindingId>();
  const names: string[] = [];
  if (before.trimStart() !== before || after.trimEnd() !== after) ids.add("whitespace-removed");
  const opening = trimQuotes(before.trim());
  let rest = opening.text;
  let quoted = opening.changed;
  while (/bearer:?$/i.test(rest)) {
    ids.add("bearer-prefix-removed");
    const inner = trimQuotes(rest.replace(/bearer:?$/i, "").trim());
    rest = inner.text;
    quoted ||= inner.changed;
  }
  if (HEADER_NAME.test(rest)) {
    names.push(rest.slice(0, -1).trim());
    rest = "";
  }
  const behind = after.trim();
  const punctuation = [...behind].every((char) => TRAILING.has(char));
  if (quoted || (behind !== "" && punctuation)) ids.add("quotes-removed");
  const findings = [...ids].map((id) => finding(id, SAID[id] ?? id));
  for (const name of names) {
    findings.push(
      finding("header-name-removed", `the header name ${printable(name)} was taken off before reading`),
    );
  }
  if (rest !== "" || !punctuation) {
    findings.push(finding("extracted-from-text", "the token was found inside other text"));
  }
  return findings;
}

/** The text without header name, Bearer, quotes and the white space around them. */
export function unwrap(text: string): string {
  let rest = text.trim();
  const name = /^[A-Za-z][A-Za-z0-9-]{0,79}\s{0,3}:\s/.exec(rest)?.[0];
  if (name !== undefined) rest = rest.slice(name.length).trim();
  rest = trimQuotes(rest).text;
  while (/^bearer[\s:]/i.test(rest)) rest = rest.slice(7).trimStart();
  return trimQuotes(rest).text;
}
