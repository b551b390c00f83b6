import { watchedStatuses } from "./log-counts";
import { at, epochMs, readLogFields, ruleOf } from "./log-fields";
import { redactFields } from "./redact";
import { hostName, parseRequestLine } from "./request-line";
import { addToSeries } from "./series";
import { fieldText } from "./split-fields";
import { noteSample, reasonRow, requestSeries, type Tally } from "./tally";

const watched: ReadonlySet<number> = new Set(watchedStatuses);

/** Counts one line (without its line end) and gives null, or says why it is not one of an ALB access log. */
export function countLine(tally: Tally, line: string): string | null {
  const read = readLogFields(line);
  if (!read.ok) return read.problem;
  const { fields } = read;
  const ms = epochMs(fields[at.time] ?? "");
  const seconds = Math.floor(ms / 1000);
  const status = Number(fields[at.elbStatus]);
  const key = {
    loadBalancer: fieldText(fields[at.loadBalancer]),
    host: hostOf(fields),
    rule: ruleOf(fields),
  };

  tally.statuses[status] = (tally.statuses[status] ?? 0) + 1;
  if (ms < tally.from) tally.from = ms;
  if (ms > tally.to) tally.to = ms;
  addToSeries(tally.timeline, requestSeries(tally, key), seconds, 1);

  const reason = fieldText(fields[at.errorReason]);
  if (reason === null && !watched.has(status)) return null;
  const answeredBy = fields[at.targetStatus] === "-" ? "load-balancer" : "target";
  const row = reasonRow(tally, { ...key, reason, status, answeredBy });
  addToSeries(tally.timeline, row.series, seconds, 1);
  noteSample(row, ms, () => redactFields(fields));
  return null;
}

/** Rules match the Host header, so the host of the request line goes before the name in the TLS handshake. */
function hostOf(fields: readonly string[]): string | null {
  return (
    parseRequestLine(fieldText(fields[at.request]) ?? "").host ?? hostName(fieldText(fields[at.domainName]))
  );
}
