/** What a cell of a table of comma-separated values may hold; null is an empty cell. */
export type CsvCell = string | number | null;

/** Rows as CSV (RFC 4180), the first one naming the columns. */
export function csvText(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/**
 * A text that a spreadsheet would take for a formula gets an apostrophe: names of hosts and of resources come from
 * others (https://owasp.org/www-community/attacks/CSV_Injection).
 */
function cell(value: CsvCell): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
