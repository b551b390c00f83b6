import { gunzipSync } from "node:zlib";
import type { AthenaTable } from "../../world-athena";

/** A file of a table, as it lies in the bucket. */
export interface TableFile {
  /** `s3://bucket/key` */
  readonly path: string;
  /** Value of the partition `day`. */
  readonly day: string;
  readonly bytes: Uint8Array;
}

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;
const name = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** What Trino has and DuckDB calls otherwise. */
const macros = ["CREATE MACRO regexp_like(subject, pattern) AS regexp_matches(subject, pattern)"];

function linesOf({ bytes, path }: TableFile): string[] {
  if (bytes.length === 0) return [];
  const content = path.endsWith(".gz") ? gunzipSync(bytes) : bytes;
  const lines = new TextDecoder().decode(content).split(/\r\n|\r|\n/);
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

/** Columns as the SerDe gives them: each a group of its pattern, and none where a line is not of this form. */
function viewOf({ database, metadata }: AthenaTable): string {
  const columns = metadata.Columns ?? [];
  const pattern = literal(`^${metadata.Parameters?.["serde.param.input.regex"] ?? ""}$`);
  const names = columns.map(({ Name = "" }) => literal(Name)).join(", ");
  const types: Record<string, string> = { int: "INTEGER", bigint: "BIGINT", double: "DOUBLE" };
  const cast = columns.map(
    ({ Name = "", Type = "" }) =>
      `TRY_CAST(parsed[${literal(Name)}] AS ${types[Type] ?? "VARCHAR"}) AS ${name(Name)}`,
  );
  return `CREATE VIEW ${name(database)}.${name(metadata.Name)} AS
    SELECT ${cast.join(", ")}, day, path AS "$path" FROM (
      SELECT path, day,
        CASE WHEN regexp_matches(line, ${pattern}) THEN regexp_extract(line, ${pattern}, [${names}]) END AS parsed
      FROM main.lines)`;
}

/**
 * Has an embedded engine, which shares nothing with the product, answer a query over files. The first row of the result
 * is the names of its columns.
 * @throws Error with the engine's own words, or zlib's.
 */
export async function runSql(
  sql: string,
  table: AthenaTable,
  files: readonly TableFile[],
): Promise<(string | null)[][]> {
  // Most runs of the sandbox ask nothing of it: its library is loaded by the first query.
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  try {
    for (const macro of macros) await connection.run(macro);
    await connection.run("CREATE TABLE main.lines (path VARCHAR, day VARCHAR, line VARCHAR)");
    const appender = await connection.createAppender("lines");
    for (const file of files) {
      for (const line of linesOf(file)) {
        for (const value of [file.path, file.day, line]) appender.appendVarchar(value);
        appender.endRow();
      }
    }
    appender.closeSync();
    await connection.run(`CREATE SCHEMA ${name(table.database)}`);
    await connection.run(viewOf(table));
    const result = await connection.runAndReadAll(sql);
    const rows = result.getRows().map((row) => row.map((value) => (value === null ? null : String(value))));
    return [result.columnNames(), ...rows];
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
