/** What one line of an access log of API Gateway says, as far as its format wrote it down. */
export interface ApiLogLine {
  readonly status?: string;
  readonly method?: string;
  /** As asked: on an execute-api host it begins with the stage. */
  readonly path?: string;
  /** `/orders/{id}`, without its stage. */
  readonly resource?: string;
  readonly host?: string;
  readonly stage?: string;
  /** ISO 8601. */
  readonly at?: string;
  /** A gateway response type, `UNAUTHORIZED`. */
  readonly type?: string;
  /** What API Gateway answered in words. */
  readonly message?: string;
  /** What the authorizer, or the check of credentials or of a policy, said. */
  readonly refusal?: string;
  /** Something that only API Gateway writes: a request id, an API id. */
  readonly id?: string;
}

/**
 * Operators choose the names; these are those of the variables themselves and the usual ones, without case and signs.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html
 */
const names: Readonly<Record<string, keyof ApiLogLine>> = {
  status: "status",
  statuscode: "status",
  responsestatus: "status",
  httpstatus: "status",
  httpmethod: "method",
  method: "method",
  requestmethod: "method",
  path: "path",
  requestpath: "path",
  rawpath: "path",
  uri: "path",
  resourcepath: "resource",
  resource: "resource",
  routekey: "resource",
  route: "resource",
  domainname: "host",
  domain: "host",
  host: "host",
  stage: "stage",
  requesttime: "at",
  requesttimeepoch: "at",
  time: "at",
  timestamp: "at",
  errorresponsetype: "type",
  responsetype: "type",
  errortype: "type",
  gatewayresponsetype: "type",
  errormessage: "message",
  errormessagestring: "message",
  authorizererror: "refusal",
  autherror: "refusal",
  authorizeerror: "refusal",
  authenticateerror: "refusal",
  requestid: "id",
  extendedrequestid: "id",
  apiid: "id",
};

type Entry = readonly [name: string, value: string];

/** Reads one line in any of the formats that AWS shows, or of names and values. Null: it is none. */
export function readAccessLogLine(text: string): ApiLogLine | null {
  const line = text.replace(/^(?:\d{13}|\d{4}-\d\d-\d\dT[\d:.]+Z)\s+(?=\S)/, "");
  const read = ofCommonLog(line) ?? ofCsv(line) ?? fromEntries(entriesOf(line));
  if (read === null || !/^[1-5]\d\d$/.test(read.status ?? "")) return null;
  const isAsked = read.method !== undefined || read.path !== undefined || read.resource !== undefined;
  const isOfGateway = [read.id, read.host, read.type, read.refusal].some((value) => value !== undefined);
  return isAsked && isOfGateway ? read : null;
}

function entriesOf(line: string): Entry[] {
  if (line.startsWith("{")) return ofJson(line);
  if (line.startsWith("<")) return ofXml(line);
  return ofPairs(line);
}

function ofJson(line: string): Entry[] {
  try {
    return flat(JSON.parse(line), "", 3);
  } catch {
    return [];
  }
}

/** `{"error": {"responseType": …}}` as `error.responseType`. */
function flat(value: unknown, name: string, depth: number): Entry[] {
  if (typeof value === "string" || typeof value === "number") return [[name, String(value)]];
  if (typeof value !== "object" || value === null || Array.isArray(value) || depth === 0) return [];
  return Object.entries(value).flatMap(([key, inner]) => flat(inner, `${name}.${key}`, depth - 1));
}

function ofXml(line: string): Entry[] {
  const id = /^<request id="([^"<>]{1,100})"/.exec(line)?.[1];
  const elements = line.matchAll(/<(\w{1,40})>([^<]{0,1000})<\//g);
  const inner = [...elements].map(([, name = "", value = ""]): Entry => [name, value]);
  return id === undefined ? inner : [["requestId", id], ...inner];
}

function ofPairs(line: string): Entry[] {
  const pairs = line.matchAll(
    /(?:^|[\s,;{|])["']?([\w.$-]{1,60})["']?[=:] ?(?:"([^"]{0,1000})"|'([^']{0,1000})'|([^\s,;"']{1,1000}))/g,
  );
  return [...pairs].map(
    ([, name = "", double, single, bare]): Entry => [name, double ?? single ?? bare ?? ""],
  );
}

function fromEntries(entries: readonly Entry[]): ApiLogLine | null {
  const line: Partial<Record<keyof ApiLogLine, string>> = {};
  for (const [name, value] of entries) {
    const field =
      names[
        name
          .toLowerCase()
          .replace(/^\$?context/, "")
          .replaceAll(/[^a-z]/g, "")
      ];
    const read = field === "at" ? timeOf(value) : fieldOf(value);
    if (field !== undefined && read !== undefined) line[field] ??= read;
  }
  return Object.keys(line).length === 0 ? null : line;
}

/** What a variable without a value is written as, or a format that was pasted in place of a line, is nothing. */
function fieldOf(value: string): string | undefined {
  const text = value.trim();
  return text === "" || text === "-" || text.startsWith("$context") ? undefined : text;
}

/** `ip caller user [time]"GET /orders HTTP/1.1" 401 26 request-id`: the Common Log Format, with the id behind. */
function ofCommonLog(line: string): ApiLogLine | null {
  const match =
    /^\S{1,60} \S{1,200} \S{1,200} \[([^\]]{10,40})\] ?"([A-Z]{1,10}) ([^"]{1,2000}) (?:HTTP\/[\d.]+|-)" (\d{3}) \S{1,20} ([\w=+/-]{8,60})(?: \S{1,80})?$/.exec(
      line,
    );
  if (!match) return null;
  const [, time = "", method = "", asked = "", status = "", id = ""] = match;
  return withTime({ method, resource: asked, status, id }, time);
}

/** `ip,caller,user,time,GET,/orders,HTTP/1.1,401,26,request-id`. */
function ofCsv(line: string): ApiLogLine | null {
  const fields = line.length < 5_000 ? line.split(",") : [];
  const [, , , time = "", method = "", resource = "", protocol = "", status = "", , id = ""] = fields;
  if (fields.length < 10 || !/^[A-Z]{1,10}$/.test(method) || !/^HTTP\/|^-$/.test(protocol)) return null;
  return withTime({ method, resource, status, id }, time);
}

function withTime(line: ApiLogLine, time: string): ApiLogLine {
  const at = timeOf(time);
  return at === undefined ? line : { ...line, at };
}

/** `06/Oct/2026:09:15:01 +0000`, milliseconds or seconds since 1970, or ISO 8601; as ISO 8601. */
function timeOf(text: string): string | undefined {
  const [, day, month, year, time, zone] =
    /^(\d\d)\/([A-Z][a-z]{2})\/(\d{4}):(\d\d:\d\d:\d\d) ([+-]\d{4})$/.exec(text) ?? [];
  const epoch = /^\d{13}$/.test(text)
    ? Number(text)
    : /^\d{10}$/.test(text)
      ? Number(text) * 1_000
      : Number.NaN;
  const clf = zone === undefined ? Number.NaN : Date.parse(`${day} ${month} ${year} ${time} ${zone}`);
  const iso = /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : Number.NaN;
  const ms = [epoch, clf, iso].find((each) => !Number.isNaN(each));
  return ms === undefined || Math.abs(ms) > 8.64e15 ? undefined : new Date(ms).toISOString();
}
