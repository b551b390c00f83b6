import { at, readLogFields } from "./log-fields";
import { redactText, redactUnknown, redactUrl } from "./redact-text";

const protocolShape = / (?:HTTP\/\d(?:\.\d)?|-)$/;
/** Samples are for reading, and a field may be 100 KB long: characters kept of a field, a line, a foreign line. */
const longestField = 1_000;
const longestLine = 3_000;
const longestForeign = 300;

/**
 * A log line with `code`, `state`, tokens and every other query value taken out, so that it can be shown or kept.
 * Names of OAuth parameters stay. A line that is not one of an ALB access log loses everything from its first
 * `?` on. What is very long is cut.
 */
export function redactLogLine(line: string): string {
  const text = line.replace(/\r?\n?$/, "");
  const read = readLogFields(text);
  return read.ok ? redactFields(read.fields) : redactForeignLine(text);
}

/** As `redactLogLine`, for the fields of a line that was read already. */
export function redactFields(fields: readonly string[]): string {
  return printable(cut(fields.map(redactField).join(" "), longestLine));
}

/** As `redactLogLine`, for a line that was found not to be one of an ALB access log. */
export function redactForeignLine(text: string): string {
  return printable(cut(redactUnknown(text.slice(0, 2 * longestForeign)), longestForeign));
}

function redactField(field: string, index: number): string {
  if (!(field.length > 1 && field.startsWith('"') && field.endsWith('"'))) {
    return redactValue(cut(field, longestField), index);
  }
  return `"${redactValue(field.slice(1, -1), index)}"`;
}

function redactValue(text: string, index: number): string {
  switch (index) {
    case at.request: {
      const protocol = protocolShape.exec(text)?.[0] ?? "";
      const head = cut(text.slice(0, text.length - protocol.length), longestField);
      const space = head.indexOf(" ") + 1;
      return head.slice(0, space) + redactUrl(head.slice(space)) + protocol;
    }
    case at.redirectUrl:
    case at.transformedUri:
      return redactUrl(cut(text, longestField));
    default:
      return redactText(cut(text, longestField));
  }
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}

/** Control characters would move the cursor of a terminal or forge a line of a log. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, "\uFFFD");
}
