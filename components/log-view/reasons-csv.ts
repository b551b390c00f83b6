import type { ReasonRow } from "./reason-rows";

const columns = [
  "count",
  "requests_of_host",
  "status",
  "reason",
  "answered_by",
  "host",
  "rule",
  "load_balancer",
  "first_seen",
  "last_seen",
];

/** Rows as CSV (RFC 4180). Sample lines stay out. */
export function reasonsCsv(rows: readonly ReasonRow[]): string {
  const lines = rows.map(({ counted, ofHost }) =>
    [
      counted.count,
      ofHost,
      counted.status,
      counted.reason,
      counted.answeredBy,
      counted.host,
      counted.rule,
      counted.loadBalancer,
      counted.first,
      counted.last,
    ].map(cell),
  );
  return [columns, ...lines].map((line) => `${line.join(",")}\r\n`).join("");
}

/** A text that a spreadsheet would take for a formula gets an apostrophe: host names come from the network. */
function cell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
