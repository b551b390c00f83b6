import type { Evidence, JsonValue } from "../model/finding";

/** The two values to compare letter by letter, where evidence has both. */
export interface Comparison {
  readonly actual: string;
  readonly expected: string;
}

/** A JSON value as a person reads it: text bare, a list by its items, all else as JSON. */
export function valueText(value: JsonValue): string {
  if (value === null) return "not set";
  if (typeof value === "string") return value === "" ? '""' : visible(value);
  if (Array.isArray(value)) return value.length === 0 ? "empty list" : value.map(valueText).join(", ");
  return JSON.stringify(value);
}

/** Line breaks, tabs and other characters that show nothing, written so that they can be seen. */
export function visible(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\u00a0\u2028\u2029]/gu,
    (character) => names[character] ?? `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`,
  );
}

const names: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** What to set side by side; null where the evidence expects nothing, or has a list without a near value. */
export function comparison(evidence: Evidence): Comparison | null {
  if (evidence.type === "clue") {
    if (evidence.expected === undefined) return null;
    return { actual: visible(evidence.actual), expected: visible(evidence.expected) };
  }
  if (evidence.type !== "field" || evidence.expected === undefined) return null;
  const single = evidence.nearest ?? (typeof evidence.actual === "string" ? evidence.actual : null);
  if (single === null || single === "") return null;
  return { actual: visible(single), expected: visible(evidence.expected) };
}

/** Evidence on one line, for messages. */
export function evidenceLine(evidence: Evidence): string {
  switch (evidence.type) {
    case "field": {
      const expected = evidence.expected === undefined ? "" : `; expected ${visible(evidence.expected)}`;
      const actual =
        evidence.nearest === undefined
          ? `is ${valueText(evidence.actual)}`
          : `has ${visible(evidence.nearest)}`;
      return `${evidence.field} of ${evidence.resource.name} ${actual}${expected}`;
    }
    case "absent":
      return `${evidence.resource.name}: ${evidence.what}`;
    case "clue": {
      const expected = evidence.expected === undefined ? "" : `; expected ${visible(evidence.expected)}`;
      return `${evidence.what}: ${visible(evidence.actual)}${expected}`;
    }
    case "probe": {
      const status = evidence.status === undefined ? "no answer" : String(evidence.status);
      return `${evidence.url}: ${status} after ${evidence.elapsedMs} ms; ${evidence.detail}`;
    }
    case "gather-error": {
      const target = evidence.error.resource ? ` on ${evidence.error.resource}` : "";
      return `${evidence.error.operation}${target}: ${evidence.error.message}`;
    }
  }
}
