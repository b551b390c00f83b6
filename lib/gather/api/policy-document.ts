import "server-only";
import { type JsonValue, jsonValue } from "../../model/finding";

/**
 * A policy as JSON text, as JSON text inside JSON text, or with its quotes escaped: `RestApi.policy` has been seen as
 * all three. What cannot be read stays the text that it is. Null: there is none.
 */
export function policyDocument(text: string | undefined): JsonValue {
  if (text === undefined || text.trim() === "") return null;
  for (const candidate of [text, text.replaceAll('\\"', '"')]) {
    const read = readJson(candidate);
    if (read !== undefined) return typeof read === "string" ? policyDocument(read) : read;
  }
  return text;
}

function readJson(text: string): JsonValue | undefined {
  try {
    return jsonValue.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
