import { csvText } from "@/lib/format/csv";
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

/** Rows as CSV. Sample lines stay out. */
export function reasonsCsv(rows: readonly ReasonRow[]): string {
  const lines = rows.map(({ counted, ofHost }) => [
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
  ]);
  return csvText([columns, ...lines]);
}
