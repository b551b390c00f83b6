import { Buffer } from "node:buffer";
import type { NormalizedSchema } from "@smithy/core/schema";

/** A form whose dotted keys (`Actions.member.1.Type`) became a tree. */
interface Node {
  value?: string;
  readonly children: Map<string, Node>;
}

/** The two dialects: https://smithy.io/2.0/aws/protocols/aws-query-protocol.html and …/aws-ec2-query-protocol.html. */
export type QueryDialect = "awsQuery" | "ec2Query";

function treeOf(form: URLSearchParams): Node {
  const root: Node = { children: new Map() };
  for (const [key, value] of form) {
    let node = root;
    for (const part of key.split(".")) {
      let child = node.children.get(part);
      if (child === undefined) {
        child = { children: new Map() };
        node.children.set(part, child);
      }
      node = child;
    }
    node.value = value;
  }
  return root;
}

function keyOf(name: string, member: NormalizedSchema, dialect: QueryDialect): string {
  const traits = member.getMergedTraits();
  if (dialect === "awsQuery") return traits.xmlName ?? name;
  const key = traits.xmlName ?? name;
  return typeof traits.ec2QueryName === "string"
    ? traits.ec2QueryName
    : key.charAt(0).toUpperCase() + key.slice(1);
}

/** Numbered children in the order of their numbers. */
function numbered(node: Node | undefined): Node[] {
  return [...(node?.children ?? [])]
    .filter(([key]) => /^\d+$/.test(key))
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, child]) => child);
}

function readScalar(schema: NormalizedSchema, text: string): unknown {
  if (schema.isBooleanSchema()) return text === "true";
  if (schema.isNumericSchema()) return Number(text);
  if (schema.isTimestampSchema()) return new Date(text);
  if (schema.isBlobSchema()) return new Uint8Array(Buffer.from(text, "base64"));
  return text;
}

function readNode(schema: NormalizedSchema, node: Node, dialect: QueryDialect): unknown {
  const traits = schema.getMergedTraits();
  if (schema.isStructSchema()) return readStruct(schema, node, dialect);
  if (schema.isListSchema()) {
    const item = schema.getValueSchema();
    const flat = dialect === "ec2Query" || Boolean(traits.xmlFlattened);
    const items = flat ? node : node.children.get(item.getMergedTraits().xmlName ?? "member");
    return numbered(items).map((child) => readNode(item, child, dialect));
  }
  if (schema.isMapSchema()) {
    const key = schema.getKeySchema().getMergedTraits().xmlName ?? "key";
    const value = schema.getValueSchema();
    const entries = numbered(traits.xmlFlattened ? node : node.children.get("entry"));
    return Object.fromEntries(
      entries.map((entry) => {
        const child = entry.children.get(value.getMergedTraits().xmlName ?? "value") ?? {
          children: new Map(),
        };
        return [entry.children.get(key)?.value ?? "", readNode(value, child, dialect)];
      }),
    );
  }
  return readScalar(schema, node.value ?? "");
}

function readStruct(schema: NormalizedSchema, node: Node, dialect: QueryDialect): Record<string, unknown> {
  const struct: Record<string, unknown> = {};
  for (const [name, member] of schema.structIterator()) {
    const child = node.children.get(keyOf(name, member, dialect));
    if (child !== undefined) struct[name] = readNode(member, child, dialect);
  }
  return struct;
}

/** The input of an operation out of its form body, and the keys that the operation does not know. */
export function readForm(
  input: NormalizedSchema,
  form: URLSearchParams,
  dialect: QueryDialect,
): { readonly input: Record<string, unknown>; readonly unknown: string[] } {
  const tree = treeOf(form);
  if (!input.isStructSchema()) return { input: {}, unknown: [] };
  const known = new Set(["Action", "Version"]);
  for (const [name, member] of input.structIterator()) known.add(keyOf(name, member, dialect));
  return {
    input: readStruct(input, tree, dialect),
    unknown: [...tree.children.keys()].filter((key) => !known.has(key)),
  };
}
