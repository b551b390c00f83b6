import type { JsonValue } from "../model/finding";

/** A value of a configuration in a line: text as it stands, all else as JSON. */
export function jsonText(value: JsonValue): string {
  return typeof value === "string" && value !== "" ? value : JSON.stringify(value);
}
