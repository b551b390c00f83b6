import type { NormalizedSchema } from "@smithy/core/schema";
import type { Shorthand } from "./shorthand";

/**
 * JSON as `--cli-input-json` and JSON arguments carry it, checked as the CLI checks it: members that the API does not
 * know are refused, as are values of another type.
 * @throws Error naming the member.
 */
export function fromJson(schema: NormalizedSchema, value: unknown, where: string): unknown {
  const refuse = (wanted: string): never => {
    throw new Error(`Invalid type for parameter ${where}, valid types: ${wanted}`);
  };
  if (schema.isStructSchema()) {
    if (!isObject(value)) return refuse("dict");
    const members = new Map(schema.structIterator());
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => {
        const member = members.get(name);
        if (member === undefined) throw new Error(`Unknown parameter in ${where}: "${name}"`);
        return [name, fromJson(member, inner, `${where}.${name}`)];
      }),
    );
  }
  if (schema.isListSchema()) {
    if (!Array.isArray(value)) return refuse("list");
    return value.map((item, n) => fromJson(schema.getValueSchema(), item, `${where}[${n}]`));
  }
  if (schema.isMapSchema()) {
    if (!isObject(value)) return refuse("dict");
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        key,
        fromJson(schema.getValueSchema(), item, `${where}.${key}`),
      ]),
    );
  }
  if (schema.isDocumentSchema()) return value;
  if (schema.isBooleanSchema()) return typeof value === "boolean" ? value : refuse("bool");
  if (schema.isNumericSchema()) return typeof value === "number" ? value : refuse("int");
  if (schema.isTimestampSchema()) return typeof value === "string" ? new Date(value) : refuse("timestamp");
  return typeof value === "string" ? value : refuse("string");
}

/** Shorthand text in the API's types. A single value where a list is wanted is a list of one. */
export function fromShorthand(schema: NormalizedSchema, value: Shorthand, where: string): unknown {
  if (schema.isStructSchema() || schema.isMapSchema()) {
    if (!isObject(value)) throw new Error(`${where}: expected Key=Value`);
    const members = schema.isStructSchema() ? new Map(schema.structIterator()) : undefined;
    return Object.fromEntries(
      Object.entries(value as Record<string, Shorthand>).map(([name, inner]) => {
        const member = members ? members.get(name) : schema.getValueSchema();
        if (member === undefined) throw new Error(`Unknown parameter in ${where}: "${name}"`);
        return [name, fromShorthand(member, inner, `${where}.${name}`)];
      }),
    );
  }
  if (schema.isListSchema()) {
    const items: readonly Shorthand[] = Array.isArray(value) ? value : [value as Shorthand];
    return items.map((item, n) => fromShorthand(schema.getValueSchema(), item, `${where}[${n}]`));
  }
  if (typeof value !== "string") throw new Error(`${where}: expected a single value`);
  if (schema.isBooleanSchema()) return fromJson(schema, value === "true", where);
  if (schema.isNumericSchema()) return fromJson(schema, Number(value), where);
  return fromJson(schema, value, where);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
