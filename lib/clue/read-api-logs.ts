import { redactText } from "../logs/redact-text";
import { type ApiLogLine, readAccessLogLine } from "./api-log/access-log-line";
import { readExecutionLog } from "./api-log/execution-log";
import { cleanUrl } from "./clean-url";
import { findGatewayType, findOauthError } from "./known-words";
import type { Recognition } from "./recognition";
import { request } from "./request";
import { symptomOfAnswer } from "./symptom-of-answer";

/** One request is enough to ask about; lines beyond these are left alone. */
const mostLines = 2_000;
const longestLine = 20_000;
const longestText = 2_000_000;

/** How a line of either log can begin, or what it has to hold: all else is not looked at any closer. */
const looksLikeOne =
  /^(?:\{|<request\b|(?:\d{13}|\d{4}-\d\d-\d\dT[\d:.]+Z)\s|\([\da-f]{8}-|\S+ \S+ \S+ \[|\S{1,60},[^,\n]*,[^,\n]*,)|request_?id|routeKey|resourcePath/i;

/** Lines of API Gateway's access or execution log: the first that was refused, else the first. */
export function readApiLogs(text: string): Recognition | null {
  if (text.length > longestText || !looksLikeOne.test(text.slice(0, 2_000))) return null;
  const lines = text
    .split("\n", mostLines)
    .map((line) => line.trim())
    .filter((line) => line !== "" && line.length <= longestLine);
  const executed = readExecutionLog(lines);
  if (executed !== null) return fromLine(executed, "an execution log of API Gateway");
  const whole = text.length <= longestLine && lines.length > 1 ? readAccessLogLine(text) : null;
  const read = whole ? [whole] : lines.flatMap((line) => readAccessLogLine(line) ?? []);
  const line = read.find(({ status = "" }) => /^(?:401|403|5\d\d)$/.test(status)) ?? read[0];
  if (line === undefined) return null;
  return fromLine(
    line,
    read.length === 1
      ? "an access-log line of API Gateway"
      : `${read.length} access-log lines of API Gateway`,
  );
}

function fromLine(line: ApiLogLine, what: string): Recognition {
  const { status = null, at = null } = line;
  const reason = reasonOf(line);
  const notes: string[] = [];
  const url = urlOf(line, notes);
  if (url === null) {
    const symptom = symptomOf(line) ?? reason ?? status;
    return symptom === null
      ? { kind: "incomplete", what, missing: "a status" }
      : { kind: "symptom", what: `${what} without a host`, symptom };
  }
  const found = request(what, url, { status, reason, at });
  if (found.kind !== "request") return found;
  const said = line.refusal ?? line.message;
  const facts = said === undefined ? [] : [`“${redactText(said).slice(0, 200)}”`];
  return { ...found, facts: [...found.facts, ...facts], notes: [...notes, ...found.notes] };
}

/** The host, and the path that was asked or, where only the resource is known, one that leads to it. */
function urlOf({ host, path, resource = "/", stage }: ApiLogLine, notes: string[]) {
  if (host === undefined) return null;
  if (path !== undefined) return cleanUrl(`https://${host}${path.startsWith("/") ? path : `/${path}`}`);
  const template = resource.replace(/^[A-Z]+ (?=[/$])/, "").replace(/^\$default$/, "/");
  const isStaged = /\.execute-api\./.test(host) && stage !== undefined && stage !== "$default";
  if (/\{/.test(template))
    notes.push("The log names the resource, not the path: a name stands for each of its values.");
  if (/\.execute-api\./.test(host) && stage === undefined)
    notes.push("The log does not name the stage: add it to the path.");
  const filled = template.replaceAll(/\{([\w.-]+)\+?\}/g, "$1");
  return cleanUrl(
    `https://${host}${isStaged ? `/${stage}` : ""}${filled.startsWith("/") ? filled : `/${filled}`}`,
  );
}

function reasonOf({ type, refusal }: ApiLogLine): string | null {
  const known = type === undefined ? null : findGatewayType(`responseType ${type}`);
  return known ?? (refusal === undefined ? null : findOauthError(refusal));
}

/** The page that explains what the log says, where there is no URL to diagnose. */
function symptomOf({ status, type, message, refusal = "" }: ApiLogLine): string | null {
  const known = type === undefined ? null : findGatewayType(`responseType ${type}`);
  if (known !== null) return known;
  // An HTTP API logs "invalid_token: the token has expired", and answers the same in its challenge.
  const [, error, description] = /^([a-z_]{3,40}): (.{1,500})$/.exec(refusal) ?? [];
  const challenge = `Bearer scope="" error="${error}" error_description="${description?.replaceAll('"', "'")}"`;
  return symptomOfAnswer({
    ...(status === undefined ? {} : { status: Number(status) }),
    headers: error === undefined ? [] : [{ name: "www-authenticate", value: challenge }],
    body: JSON.stringify({ message: message ?? "" }),
  });
}
