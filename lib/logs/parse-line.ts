import { at, readLogFields, ruleOf } from "./log-fields";
import { redactText, redactUrl } from "./redact-text";
import { type LoggedRequest, parseRequestLine } from "./request-line";
import { fieldText } from "./split-fields";

/** An address with its port, such as `203.0.113.10:51512`; IPv6 addresses keep no brackets. */
export type LoggedPeer = { readonly address: string; readonly port: number | null };

/**
 * One line of an ALB access log. `null` stands for `-` and for fields that an older line does not have.
 * Query values are left out; paths, URLs and the user agent are redacted: a record can be shown.
 * Field meanings: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html
 */
export type AlbLogRecord = {
  /** `http`, `https`, `h2`, `grpcs`, `ws` or `wss` today. */
  readonly type: string;
  /** When the response was made (for WebSockets: closed); ISO 8601, UTC. */
  readonly time: string;
  /** `app/<name>/<id>`. */
  readonly loadBalancer: string;
  readonly client: LoggedPeer | null;
  readonly target: LoggedPeer | null;
  /** Seconds; -1 if the request was not sent to a target. */
  readonly requestProcessingTime: number | null;
  readonly targetProcessingTime: number | null;
  readonly responseProcessingTime: number | null;
  /** 0 stands for `000`: the stream was reset. */
  readonly elbStatus: number;
  /** Null where the load balancer answered by itself, as it does for every authentication failure. */
  readonly targetStatus: number | null;
  readonly receivedBytes: number | null;
  readonly sentBytes: number | null;
  readonly request: LoggedRequest;
  readonly userAgent: string | null;
  readonly sslCipher: string | null;
  readonly sslProtocol: string | null;
  readonly targetGroupArn: string | null;
  readonly traceId: string | null;
  /** The name in the TLS handshake (SNI). */
  readonly domainName: string | null;
  readonly chosenCertArn: string | null;
  /** 0 = default rule, -1 = error while rules were evaluated, null = none. */
  readonly matchedRulePriority: number | null;
  /** When the request was received; ISO 8601, UTC. */
  readonly requestCreationTime: string | null;
  /** In the order in which they ran, such as `waf`, `authenticate`, `forward`. */
  readonly actionsExecuted: readonly string[];
  readonly redirectUrl: string | null;
  readonly errorReason: string | null;
  readonly targetList: readonly string[];
  readonly targetStatusList: readonly string[];
  readonly classification: string | null;
  readonly classificationReason: string | null;
  readonly connTraceId: string | null;
  readonly transformedHost: string | null;
  readonly transformedUri: string | null;
  readonly requestTransformStatus: string | null;
  /** Address of the load balancer node. */
  readonly ipAddress: string | null;
  readonly targetErrorCode: string | null;
  readonly elbErrorCode: string | null;
  /** How many fields the line has; those after the 36th are not read. */
  readonly fieldCount: number;
};

/** A record, or why the line is not one of an ALB access log. */
export type AlbLogLine =
  | { readonly ok: true; readonly record: AlbLogRecord }
  | { readonly ok: false; readonly problem: string };

/** Reads one line, with or without its line end. Never throws. */
export function parseAlbLogLine(line: string): AlbLogLine {
  const read = readLogFields(line.replace(/\r?\n?$/, ""));
  return read.ok ? { ok: true, record: toRecord(read.fields) } : read;
}

function toRecord(fields: readonly string[]): AlbLogRecord {
  const text = (index: number) => fieldText(fields[index]);
  const shown = (index: number) => {
    const value = text(index);
    return value === null ? null : redactText(value);
  };
  const url = (index: number) => {
    const value = text(index);
    return value === null ? null : redactUrl(value);
  };
  const list = (index: number, separator: string) => text(index)?.split(separator).filter(Boolean) ?? [];
  const request = parseRequestLine(text(at.request) ?? "");
  return {
    type: fields[at.type] ?? "",
    time: fields[at.time] ?? "",
    loadBalancer: fields[at.loadBalancer] ?? "",
    client: peer(text(at.client)),
    target: peer(text(at.target)),
    requestProcessingTime: numberOf(text(at.requestProcessingTime)),
    targetProcessingTime: numberOf(text(at.targetProcessingTime)),
    responseProcessingTime: numberOf(text(at.responseProcessingTime)),
    elbStatus: Number(fields[at.elbStatus]),
    targetStatus: numberOf(text(at.targetStatus)),
    receivedBytes: numberOf(text(at.receivedBytes)),
    sentBytes: numberOf(text(at.sentBytes)),
    request: { ...request, path: request.path === null ? null : redactUrl(request.path) },
    userAgent: shown(at.userAgent),
    sslCipher: text(at.sslCipher),
    sslProtocol: text(at.sslProtocol),
    targetGroupArn: text(at.targetGroupArn),
    traceId: shown(at.traceId),
    domainName: text(at.domainName),
    chosenCertArn: text(at.chosenCertArn),
    matchedRulePriority: ruleOf(fields),
    requestCreationTime: text(at.requestCreationTime),
    actionsExecuted: list(at.actionsExecuted, ","),
    redirectUrl: url(at.redirectUrl),
    errorReason: text(at.errorReason),
    targetList: list(at.targetList, " "),
    targetStatusList: list(at.targetStatusList, " "),
    classification: text(at.classification),
    classificationReason: text(at.classificationReason),
    connTraceId: text(at.connTraceId),
    transformedHost: text(at.transformedHost),
    transformedUri: url(at.transformedUri),
    requestTransformStatus: text(at.requestTransformStatus),
    ipAddress: text(at.ipAddress),
    targetErrorCode: text(at.targetErrorCode),
    elbErrorCode: text(at.elbErrorCode),
    fieldCount: fields.length,
  };
}

/** The form of IPv6 clients is not documented, so the port is what follows the last colon. */
function peer(text: string | null): LoggedPeer | null {
  if (text === null) return null;
  const colon = text.lastIndexOf(":");
  const port = numberOf(colon < 0 ? null : text.slice(colon + 1));
  const address = colon < 0 ? text : text.slice(0, colon);
  return { address: address.replace(/^\[(.*)\]$/, "$1"), port };
}

function numberOf(text: string | null): number | null {
  return text !== null && /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : null;
}
