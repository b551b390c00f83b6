/**
 * A strict JSON reader (RFC 8259) that keeps what `JSON.parse` loses: the digits of a number, member names that
 * occur twice, `__proto__` as an ordinary name. It keeps no native stack, so depth costs nothing; what lies
 * deeper than `MAX_DEPTH` is checked and left out.
 */
import type { JsonObject, JsonValue } from "./types";

/** One member of an object; names may occur twice. */
type JsonMember = { readonly name: string; readonly value: JsonNode };
export type JsonNode =
  | JsonObjectNode
  | { readonly type: "array"; readonly items: readonly JsonNode[] }
  | { readonly type: "string"; readonly value: string }
  | { readonly type: "number"; readonly raw: string; readonly value: number }
  | { readonly type: "boolean"; readonly value: boolean }
  | { readonly type: "null" }
  | { readonly type: "too-deep" };
export type JsonObjectNode = { readonly type: "object"; readonly members: readonly JsonMember[] };

/** The value that was read, or where and why reading stopped. */
export type JsonReading =
  | {
      readonly ok: true;
      readonly node: JsonNode;
      /** Index behind the value. */
      readonly end: number;
      /** Member names that occur twice in one object. */
      readonly duplicates: readonly string[];
      readonly tooDeep: boolean;
    }
  | { readonly ok: false; readonly at: number; readonly problem: string };

/** Levels of nesting that are kept. */
export const MAX_DEPTH = 64;

type Frame =
  | { readonly type: "object"; readonly members: JsonMember[]; readonly names: Set<string>; name: string }
  | { readonly type: "array"; readonly items: JsonNode[] };

type Scanned<T> = { value: T; end: number } | { problem: string; at: number };

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const HEX4 = /^[0-9a-fA-F]{4}$/;
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};
const WORDS: readonly (readonly [string, JsonNode])[] = [
  ["true", { type: "boolean", value: true }],
  ["false", { type: "boolean", value: false }],
  ["null", { type: "null" }],
];

function skipSpace(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d) return at;
    at++;
  }
}

/** Reads the string whose opening quote is at `from`. */
function scanString(text: string, from: number): Scanned<string> {
  let value = "";
  let at = from + 1;
  for (;;) {
    const begin = at;
    let code = text.charCodeAt(at);
    while (code !== 0x22 && code !== 0x5c) {
      if (Number.isNaN(code)) return { problem: "a string without end", at };
      if (code < 0x20) return { problem: "a raw control character in a string", at };
      code = text.charCodeAt(++at);
    }
    value += text.slice(begin, at);
    if (code === 0x22) return { value, end: at + 1 };
    const letter = text[at + 1] ?? "";
    const hex = text.slice(at + 2, at + 6);
    const plain = Object.hasOwn(ESCAPES, letter) ? ESCAPES[letter] : undefined;
    if (plain !== undefined) {
      value += plain;
      at += 2;
    } else if (letter === "u" && HEX4.test(hex)) {
      value += String.fromCharCode(Number.parseInt(hex, 16));
      at += 6;
    } else {
      return { problem: "an unknown escape in a string", at };
    }
  }
}

/** Reads a string, number or word at `from`. */
function scanScalar(text: string, from: number): Scanned<JsonNode> {
  if (text[from] === '"') {
    const string = scanString(text, from);
    return "problem" in string ? string : { value: { type: "string", value: string.value }, end: string.end };
  }
  for (const [word, value] of WORDS) {
    if (text.startsWith(word, from)) return { value, end: from + word.length };
  }
  NUMBER.lastIndex = from;
  const raw = NUMBER.exec(text)?.[0];
  if (raw === undefined) {
    return {
      problem: from >= text.length ? "the text ends where a value belongs" : "no JSON value",
      at: from,
    };
  }
  return { value: { type: "number", raw, value: Number(raw) }, end: from + raw.length };
}

/** Reads the one JSON value that starts at `from` (white space before it is skipped). Linear; never throws. */
export function readJson(text: string, from = 0): JsonReading {
  const stack: Frame[] = [];
  const duplicates = new Set<string>();
  let tooDeep = false;
  let at = skipSpace(text, from);
  let expecting: "value" | "value-or-end" | "name" | "name-or-end" = "value";

  for (;;) {
    const top = stack.at(-1);
    const char = text[at];
    let done: JsonNode;

    if (top?.type === "object" && (expecting === "name" || (expecting === "name-or-end" && char !== "}"))) {
      if (char !== '"') return { ok: false, at, problem: "a member name in quotes is missing" };
      const name = scanString(text, at);
      if ("problem" in name) return { ok: false, at: name.at, problem: name.problem };
      if (top.names.has(name.value)) duplicates.add(name.value);
      top.names.add(name.value);
      top.name = name.value;
      at = skipSpace(text, name.end);
      if (text[at] !== ":") return { ok: false, at, problem: "a colon is missing" };
      at = skipSpace(text, at + 1);
      expecting = "value";
      continue;
    }
    if (char === "{" || char === "[") {
      stack.push(
        char === "{"
          ? { type: "object", members: [], names: new Set(), name: "" }
          : { type: "array", items: [] },
      );
      expecting = char === "{" ? "name-or-end" : "value-or-end";
      at = skipSpace(text, at + 1);
      continue;
    }
    if (top?.type === "object" && expecting === "name-or-end") {
      stack.pop();
      done = { type: "object", members: top.members };
      at++;
    } else if (top?.type === "array" && expecting === "value-or-end" && char === "]") {
      stack.pop();
      done = { type: "array", items: top.items };
      at++;
    } else {
      const scalar = scanScalar(text, at);
      if ("problem" in scalar) return { ok: false, at: scalar.at, problem: scalar.problem };
      done = scalar.value;
      at = scalar.end;
    }

    // A value is complete: hand it to what holds it, and close whatever closes with it.
    for (;;) {
      const holder = stack.at(-1);
      if (holder === undefined)
        return { ok: true, node: done, end: at, duplicates: [...duplicates], tooDeep };
      if (stack.length > MAX_DEPTH) {
        tooDeep = true;
        done = { type: "too-deep" };
      }
      if (holder.type === "object") holder.members.push({ name: holder.name, value: done });
      else holder.items.push(done);
      at = skipSpace(text, at);
      const next = text[at];
      if (next === ",") {
        at = skipSpace(text, at + 1);
        expecting = holder.type === "object" ? "name" : "value";
        break;
      }
      if (next !== (holder.type === "object" ? "}" : "]")) {
        const problem =
          next === undefined ? "the text ends inside an object or array" : "a comma or an end is missing";
        return { ok: false, at, problem };
      }
      stack.pop();
      at++;
      done =
        holder.type === "object"
          ? { type: "object", members: holder.members }
          : { type: "array", items: holder.items };
    }
  }
}

/** The member of that name; of two equal names the last, as most readers take it. */
export function member(node: JsonNode | undefined, name: string): JsonNode | undefined {
  if (node?.type !== "object") return undefined;
  return node.members.findLast((candidate) => candidate.name === name)?.value;
}

/** The member's text, where it is a string. */
export function stringMember(node: JsonNode | undefined, name: string): string | undefined {
  const value = member(node, name);
  return value?.type === "string" ? value.value : undefined;
}

/** The strings of a member that is an array, or the one string that it is; other items are left out. */
export function stringsMember(node: JsonNode | undefined, name: string): readonly string[] | undefined {
  const value = member(node, name);
  if (value?.type === "string") return [value.value];
  if (value?.type !== "array") return undefined;
  return value.items.flatMap((item) => (item.type === "string" ? [item.value] : []));
}

/** True where JavaScript cannot hold the number as it is written. */
export function isInexact(node: { readonly value: number }): boolean {
  return !Number.isFinite(node.value) || (Number.isInteger(node.value) && !Number.isSafeInteger(node.value));
}

/** Calls `visit` for each node with the name of the member that it stands under. Parents come first. */
export function walk(node: JsonNode, visit: (node: JsonNode, name: string) => void, name = ""): void {
  visit(node, name);
  if (node.type === "object") for (const part of node.members) walk(part.value, visit, part.name);
  if (node.type === "array") for (const item of node.items) walk(item, visit, name);
}

/** The node as plain data. Inexact numbers become the string of their digits. */
export function toPlain(node: JsonNode): JsonValue {
  switch (node.type) {
    case "object":
      return toPlainObject(node);
    case "array":
      return node.items.map(toPlain);
    case "number":
      return isInexact(node) ? node.raw : node.value;
    case "null":
      return null;
    case "too-deep":
      return "… nested too deep to show";
    default:
      return node.value;
  }
}

/** The object as plain data; `__proto__` is an ordinary member of it. */
export function toPlainObject(node: JsonObjectNode): JsonObject {
  const plain: JsonObject = {};
  for (const { name, value } of node.members) {
    Object.defineProperty(plain, name, {
      value: toPlain(value),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return plain;
}

/** How a value reads in a message: strings in quotes, numbers as pasted, containers by their kind. */
export function describe(node: JsonNode | undefined): string {
  switch (node?.type) {
    case undefined:
      return "nothing";
    case "string":
      return JSON.stringify(node.value);
    case "number":
      return node.raw;
    case "boolean":
      return String(node.value);
    case "null":
      return "null";
    case "array":
      return node.items.every((item) => item.type === "string")
        ? `[${node.items.map((item) => (item.type === "string" ? JSON.stringify(item.value) : "")).join(", ")}]`
        : "an array";
    default:
      return "an object";
  }
}
