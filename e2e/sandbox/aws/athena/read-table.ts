import type { AthenaTable } from "../../world-athena";

const shape =
  /^\s*CREATE EXTERNAL TABLE (?:IF NOT EXISTS )?`?(\w+)`?\.`?(\w+)`?\s*\(([\s\S]*?)\)\s*PARTITIONED BY\s*\(([\s\S]*?)\)\s*ROW FORMAT SERDE '([\w.]+)'\s*WITH SERDEPROPERTIES \(([\s\S]*?)\)\s*LOCATION '([^']+)'\s*TBLPROPERTIES\s*\(([\s\S]*?)\)\s*;?\s*$/i;

const property = /(['"])([\w.]+)\1\s*=\s*(['"])((?:(?!\3)[\s\S])*)\3/g;

function columns(text: string): { Name: string; Type: string }[] {
  return text
    .split(",")
    .map((column) => column.trim().split(/\s+/))
    .map(([Name = "", Type = ""]) => ({ Name, Type: Type.toLowerCase() }));
}

/** As Hive reads a string: a backslash takes away what the next character means. */
const unescaped = (text: string) => text.replaceAll(/\\(.)/g, "$1");

function properties(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(property)].map(([, , key = "", , value = ""]) => [key, unescaped(value)]),
  );
}

/**
 * The table that a statement defines; undefined: the statement defines none.
 * https://docs.aws.amazon.com/athena/latest/ug/create-table.html
 */
export function readTable(statement: string): AthenaTable | undefined {
  const [
    ,
    database = "",
    Name = "",
    body = "",
    keys = "",
    serde = "",
    ofSerde = "",
    location = "",
    table = "",
  ] = shape.exec(statement) ?? [];
  if (Name === "") return undefined;
  const { "input.regex": pattern = "" } = properties(ofSerde);
  return {
    database,
    metadata: {
      Name,
      TableType: "EXTERNAL_TABLE",
      Columns: columns(body),
      PartitionKeys: columns(keys),
      Parameters: {
        EXTERNAL: "TRUE",
        location,
        "serde.serialization.lib": serde,
        "serde.param.input.regex": pattern,
        ...properties(table),
      },
    },
  };
}
