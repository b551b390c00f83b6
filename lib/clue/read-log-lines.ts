import type { AlbLogRecord } from "../logs/parse-line";
import { parseAlbLogLine } from "../logs/parse-line";
import { cleanUrl } from "./clean-url";
import type { Recognition } from "./recognition";
import { request } from "./request";

/** Lines beyond these are for the log page: one line is enough to ask about. */
const mostLines = 2_000;
const logStart = /^(?:https?|h2|grpcs?|wss?) \d{4}-\d\d-\d\dT/;

/** ALB access-log lines: the first that says why a sign-in failed, else the first that failed, else the first. */
export function readLogLines(text: string): Recognition | null {
  if (!logStart.test(text)) return null;
  const records = text
    .split("\n", mostLines)
    .map((line) => line.trim())
    .filter((line) => logStart.test(line))
    .flatMap((line) => {
      const read = parseAlbLogLine(line);
      return read.ok ? [read.record] : [];
    });
  const record =
    records.find((each) => isSignIn(each.errorReason)) ??
    records.find((each) => each.elbStatus >= 400) ??
    records[0];
  if (record === undefined) {
    return { kind: "unknown", why: "It begins like an ALB access-log line, but its fields do not fit." };
  }
  const what = records.length === 1 ? "an ALB access-log line" : `${records.length} ALB access-log lines`;
  return fromRecord(record, what);
}

function isSignIn(reason: string | null): boolean {
  return reason !== null && /^(?:Auth|JWT|JWKS)/.test(reason);
}

function fromRecord(record: AlbLogRecord, what: string): Recognition {
  const status = record.elbStatus >= 100 ? String(record.elbStatus) : null;
  const reason = isSignIn(record.errorReason) ? record.errorReason : null;
  const { scheme, host, port, path } = record.request;
  const name = host ?? record.domainName;
  const url =
    name &&
    cleanUrl(`${scheme === "http" ? "http" : "https"}://${name}${port ? `:${port}` : ""}${path ?? "/"}`);
  if (!url) {
    const symptom = reason ?? status;
    return symptom
      ? { kind: "symptom", what: `${what} without a host`, symptom }
      : { kind: "incomplete", what, missing: "a host name" };
  }
  return request(what, url, { status, reason, at: record.time });
}
