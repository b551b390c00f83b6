import type { BroughtHeader, BroughtResponse } from "../model/brought";

const longestPaste = 200_000;
const statusLine = /^(?:< )?HTTP\/[\d.]+ (\d{3})\b/;
const headerLine = /^(?:< )?([!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}):(.*)$/;
/** What `curl -v` says between the lines of an answer. */
const progressLine = /^(?:[<>*](?: |$)|[{}] \[\d+ bytes data\]$)/;

/**
 * Status, headers and body of a pasted answer: as `curl -i` prints it, the `<` lines of `curl -v`, or a status followed
 * by a body (`401 {"message":"Unauthorized"}`). Of several answers the last counts, as after a redirect. Null: no status.
 */
export function pastedResponse(text: string): BroughtResponse | null {
  const lines = text.slice(0, longestPaste).trim().split(/\r?\n/);
  const from = lines.findLastIndex((line) => statusLine.test(line));
  if (from < 0) return statusAndBody(lines);
  const headers: BroughtHeader[] = [];
  let at = from + 1;
  for (; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    const [, name, value = ""] = headerLine.exec(line) ?? [];
    if (name === undefined) break;
    headers.push({ name, value: value.trim() });
  }
  const body = lines
    .slice(at)
    .filter((line) => !progressLine.test(line))
    .join("\n")
    .trim();
  return { status: Number(statusLine.exec(lines[from] ?? "")?.[1]), headers, body };
}

/** A status, perhaps announced by a word, then the body. */
function statusAndBody(lines: readonly string[]): BroughtResponse | null {
  const text = lines.join("\n");
  const [head, status] = /^(?:(?:status(?: code)?|HTTP)[:= ]*)?([1-5]\d\d)/i.exec(text) ?? [];
  if (head === undefined) return null;
  const rest = text.slice(head.length);
  const at = rest.indexOf("{");
  const between = at < 0 ? rest : rest.slice(0, at);
  const body = at < 0 ? "" : rest.slice(at).trim();
  const phrase = between.trim();
  const isPhrase = phrase === "" || (/^[ \t]/.test(between) && /^[a-z][a-z ]{1,40}$/i.test(phrase));
  if (!isPhrase || (body !== "" && !/\s$/.test(between))) return null;
  return { status: Number(status), headers: [], body };
}
