import { splitFields } from "./split-fields";

/** Rule priority and creation time, between the certificate and the actions: no client decides what stands here. */
const anchor = /" (?:-|-1|\d{1,5}) \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z "/g;
const requestEnd = / HTTP\/[\d.]+" "/;

/**
 * The fields of a line whose request line or user agent holds a raw `"` followed by a space, which splits it in
 * the wrong place. Counted from both ends: fields 1–12 from the start, 14–20 backwards from the anchor.
 * Null where the line has no such shape. Linear in the length of the line.
 */
export function realignFields(line: string): readonly string[] | null {
  const head: string[] = [];
  let start = 0;
  while (head.length < 12) {
    const space = line.indexOf(" ", start);
    if (space < 0) return null;
    head.push(line.slice(start, space));
    start = space + 1;
  }
  let middleEnd = -1;
  for (const match of line.matchAll(anchor)) middleEnd = match.index + 1;
  if (line[start] !== '"' || middleEnd <= start) return null;

  const backwards: string[] = [];
  let end = middleEnd;
  for (const mark of [' "', ' "', ' "', " ", " ", " "]) {
    const from = line.lastIndexOf(mark, end - 1);
    if (from <= start) return null;
    backwards.push(line.slice(from + 1, end));
    end = from;
  }
  const clientText = line.slice(start, end);
  const match = requestEnd.exec(clientText);
  const split = match ? match.index + match[0].length - 2 : clientText.indexOf('" "') + 1;
  if (split <= 0) return null;
  const fromClient = [clientText.slice(0, split), clientText.slice(split + 1)];
  return [...head, ...fromClient, ...backwards.reverse(), ...splitFields(line.slice(middleEnd + 1))];
}
