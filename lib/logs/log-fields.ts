import { realignFields } from "./realign-fields";
import { splitFields } from "./split-fields";

/** The fields of a line that is one of an ALB access log, or what shows that it is not. */
export type LogFields =
  | { readonly ok: true; readonly fields: readonly string[] }
  | { readonly ok: false; readonly problem: string };

/** Index of each field that is read (the position in the AWS table less one). */
export const at = {
  type: 0,
  time: 1,
  loadBalancer: 2,
  client: 3,
  target: 4,
  requestProcessingTime: 5,
  targetProcessingTime: 6,
  responseProcessingTime: 7,
  elbStatus: 8,
  targetStatus: 9,
  receivedBytes: 10,
  sentBytes: 11,
  request: 12,
  userAgent: 13,
  sslCipher: 14,
  sslProtocol: 15,
  targetGroupArn: 16,
  traceId: 17,
  domainName: 18,
  chosenCertArn: 19,
  rule: 20,
  requestCreationTime: 21,
  actionsExecuted: 22,
  redirectUrl: 23,
  errorReason: 24,
  targetList: 25,
  targetStatusList: 26,
  classification: 27,
  classificationReason: 28,
  connTraceId: 29,
  transformedHost: 30,
  transformedUri: 31,
  requestTransformStatus: 32,
  ipAddress: 33,
  targetErrorCode: 34,
  elbErrorCode: 35,
} as const;

/** Fields that every version of the format has: lines of 25 fields are the oldest that are still met. */
const fewest = 25;

const timeShape = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/;
const reasonShape = /^"?[\w.:-]{1,80}"?$/;

/**
 * Splits a line and looks at the fields that place all others: times, status, rule priority, error reason.
 * AWS appends fields without notice, so any number from 25 on is taken.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html
 */
export function readLogFields(line: string): LogFields {
  const fields = splitFields(line);
  const problem = problemOf(fields);
  if (problem === null) return { ok: true, fields };
  const realigned = realignFields(line);
  if (realigned !== null && problemOf(realigned) === null) return { ok: true, fields: realigned };
  return { ok: false, problem };
}

function problemOf(fields: readonly string[]): string | null {
  if (!isTime(fields[at.time])) return "field 2 is not a time, as it is in an ALB access log";
  if (fields.length < fewest) {
    return `${fields.length} ${fields.length === 1 ? "field" : "fields"}, where at least ${fewest} are written`;
  }
  if (!/^\d{3}$/.test(fields[at.elbStatus] ?? "")) return "field 9 is not a status code";
  if (!/^(?:\d{3}|-)$/.test(fields[at.targetStatus] ?? "")) return "field 10 is not a status code";
  if (!fields[at.request]?.startsWith('"')) return "field 13 is not a quoted request line";
  if (!/^(?:-|-1|\d{1,5})$/.test(fields[at.rule] ?? "")) return "field 21 is not a rule priority";
  if (!timeShape.test(fields[at.requestCreationTime] ?? "")) return "field 22 is not a time";
  if (!reasonShape.test(fields[at.errorReason] ?? "")) return "field 25 is not an error reason";
  return null;
}

function isTime(field: string | undefined): boolean {
  return field !== undefined && timeShape.test(field) && !Number.isNaN(epochMs(field));
}

/** Milliseconds since 1970 of a time such as `2026-10-06T09:15:01.123456Z`; NaN if it is none. */
export function epochMs(time: string): number {
  return Date.parse(time.length > 24 ? `${time.slice(0, 23)}Z` : time);
}

/** Priority of the matched rule: 0 = default rule, -1 = error while rules were evaluated, null = none. */
export function ruleOf(fields: readonly string[]): number | null {
  const field = fields[at.rule];
  return field === undefined || field === "-" ? null : Number(field);
}
