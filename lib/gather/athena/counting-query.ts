import "server-only";
import { type CountedRow, countedColumns } from "../../logs/count-rows";
import { type LogPlace, type LogWindow, listingsOf, logStamp } from "../logs/log-place";
import type { LogTable } from "./log-table";

/** What a host name or bracketed IPv6 address looks like, in lower case; `lib/logs/request-line` has the same. */
const hostShape = "^([a-z0-9.-]{1,253}|\\[[0-9a-f:.]{2,45}\\])$";
const urlShape = "^[A-Za-z][A-Za-z0-9+]*://(\\[[^\\]]*\\]|[^/:?#]*)(:[0-9]{1,5})?([/?#].*)?$";
/** The time in a file's name, which ends its five minutes. */
const stampShape = "_([0-9]{8}T[0-9]{4}Z)_[^/]*$";
/** What may be a query, also inside a URL in a URL. It holds codes and states, and stays out of the result. */
const queryShape = "([?#]|%3[fF]|%23).*$";
const longestLine = 1_000;
const minute = 60_000;

/** More rows than this are not fetched: whoever asks for so much wants a narrower window. */
export const MOST_ROWS = 100_000;

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;
const name = (text: string) => `"${text.replaceAll('"', '""')}"`;

/**
 * The question that reading the files answers, for Athena: requests by load balancer, host, rule, status, reason and
 * time, of the very files that a reading would take. Only counts come back, and of each row the earliest line without
 * its query. Trino's dialect: https://docs.aws.amazon.com/athena/latest/ug/functions.html
 */
export function countingQuery(table: LogTable, logs: LogPlace, window: LogWindow): string {
  const days = listingsOf(logs, window).map(({ day }) => day);
  const reason = table.reasonColumn;
  const hostOf = (text: string) => `CASE WHEN regexp_like(${text}, ${literal(hostShape)}) THEN ${text} END`;
  return `WITH lines AS (
  SELECT
    "time",
    elb,
    lower(regexp_extract(request_url, ${literal(urlShape)}, 1)) AS asked,
    lower(nullif(domain_name, '-')) AS named,
    TRY_CAST(matched_rule_priority AS integer) AS rule,
    TRY_CAST(elb_status_code AS integer) AS status,
    CASE WHEN coalesce(CAST(target_status_code AS varchar), '-') IN ('-', '')
      THEN 'load-balancer' ELSE 'target' END AS answered_by,
    nullif(nullif(${reason}, '-'), '') AS reason,
    substr(concat_ws(' ', "time", elb, CAST(elb_status_code AS varchar), CAST(target_status_code AS varchar),
      concat('"', request_verb, ' ', regexp_replace(request_url, ${literal(queryShape)}, ''), ' ', request_proto, '"'),
      CAST(matched_rule_priority AS varchar), concat('"', actions_executed, '"'),
      concat('"', ${reason}, '"')), 1, ${longestLine}) AS line
  FROM ${name(table.database)}.${name(table.name)}
  WHERE day BETWEEN ${literal(days.at(-1) ?? "")} AND ${literal(days[0] ?? "")}
    AND strpos("$path", ${literal(logs.file)}) > 0
    AND regexp_extract("$path", ${literal(stampShape)}, 1) > ${literal(logStamp(window.from))}
    AND regexp_extract("$path", ${literal(stampShape)}, 1) < ${literal(endStamp(window.to))}
)
SELECT
  elb,
  coalesce(${hostOf("asked")}, ${hostOf("named")}) AS host,
  rule,
  status,
  answered_by,
  reason,
  ${startOf(window)} AS start,
  count(*) AS requests,
  min("time") AS earliest,
  max("time") AS latest,
  min_by(line, "time") AS line
FROM lines
GROUP BY 1, 2, 3, 4, 5, 6, 7
ORDER BY 8 DESC
LIMIT ${MOST_ROWS + 1}`;
}

/** Seconds by which lines are counted together: about 720 of them cover the window. */
export function widthOf({ from, to }: LogWindow): 60 | 300 | 3600 {
  const minutes = (to - from) / minute;
  if (minutes <= 720) return 60;
  return minutes <= 3_600 ? 300 : 3600;
}

/** The beginning of a line's minute, five minutes or hour. */
function startOf(window: LogWindow): string {
  const width = widthOf(window);
  if (width === 60) return `substr("time", 1, 16)`;
  if (width === 3600) return `substr("time", 1, 13)`;
  const past = `TRY_CAST(substr("time", 15, 2) AS integer)`;
  return `concat(substr("time", 1, 14), lpad(CAST(${past} - ${past} % 5 AS varchar), 2, '0'))`;
}

/** A file whose end is less than five minutes after the window's can hold lines of it. */
function endStamp(to: number): string {
  return logStamp(Math.ceil((to + 5 * minute) / minute) * minute);
}

/** A row of the answer; null where it is not of the form that was asked for. */
export function readRow(values: readonly (string | undefined)[]): CountedRow | null {
  if (values.length !== countedColumns) return null;
  const [loadBalancer, host, rule, status, answeredBy, reason, start, requests, first, last, sample] =
    values.map((value) => value ?? null);
  const count = Number(requests);
  if (!Number.isSafeInteger(count) || count < 1) return null;
  return {
    loadBalancer: loadBalancer ?? null,
    host: host ?? null,
    rule: rule === null || rule === undefined ? null : Number(rule),
    status: status === null || status === undefined ? null : Number(status),
    answeredBy: answeredBy === "target" ? "target" : "load-balancer",
    reason: reason ?? null,
    start: start ?? null,
    count,
    first: first ?? null,
    last: last ?? null,
    sample: sample ?? "",
  };
}
