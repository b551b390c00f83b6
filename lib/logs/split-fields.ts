/**
 * Splits an ALB access-log line at its spaces and gives the fields as they stand, quotes included.
 *
 * A field that begins with `"` ends at the first `"` that a space or the end follows: the request line may hold
 * raw spaces, and no escape of quotes is documented, so a backslash means nothing here. Joining the fields with
 * one space gives the line again. A quote that never closes takes the rest of the line.
 */
export function splitFields(line: string): string[] {
  const fields: string[] = [];
  let at = 0;
  while (at <= line.length) {
    const end = fieldEnd(line, at);
    fields.push(line.slice(at, end));
    at = end + 1;
  }
  return fields;
}

function fieldEnd(line: string, start: number): number {
  if (line.charCodeAt(start) !== 0x22) {
    const space = line.indexOf(" ", start);
    return space < 0 ? line.length : space;
  }
  const close = line.indexOf('" ', start + 1);
  return close < 0 ? line.length : close + 1;
}

/** The text of a field without its quotes; `-`, which stands for "none", becomes null. */
export function fieldText(field: string | undefined): string | null {
  if (field === undefined) return null;
  const text = field.length > 1 && field.startsWith('"') && field.endsWith('"') ? field.slice(1, -1) : field;
  return text === "-" || text === "" ? null : text;
}
