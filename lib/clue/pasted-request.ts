import type { BroughtHeader, BroughtRequest } from "../model/brought";
import { curlCommand } from "./curl-command";

const longestPaste = 200_000;
/** RFC 9112 section 3; curl -v writes it behind `> `. */
const requestLine = /^(?:> )?([A-Z]{3,10}) (\S+) HTTP\/[\d.]+\s*$/;
const headerLine = /^(?:> )?(:?[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}):(.*)$/;

/**
 * Method, URL and headers of a pasted call: a curl command, what `curl -v` says that it sent, a request as it goes over
 * the wire, a browser's "copy as fetch", or header lines alone. Null: it is none of these.
 */
export function pastedRequest(text: string): BroughtRequest | null {
  const paste = text.slice(0, longestPaste).trim();
  // What curl -v sent holds what the command alone leaves out.
  return wireRequest(paste) ?? curlCommand(paste) ?? fetchCall(paste) ?? headersAlone(paste);
}

/** Of several, the last counts, as after a redirect. */
function wireRequest(text: string): BroughtRequest | null {
  const lines = text.split(/\r?\n/);
  const at = lines.findLastIndex((line) => requestLine.test(line));
  const [, method, path = ""] = requestLine.exec(lines[at] ?? "") ?? [];
  if (method === undefined) return null;
  const headers = headersFrom(lines.slice(at + 1));
  const body = bodyFrom(lines.slice(at + 1 + headers.length));
  const host = headers.find(({ name }) => /^(?:host|:authority)$/i.test(name))?.value;
  const url = /^https?:\/\//i.test(path) ? path : host && `https://${host}${path}`;
  return { method, ...(url ? { url } : {}), headers, ...(body === "" ? {} : { body }) };
}

/** What stands behind the empty line, up to what curl -v or an answer adds. */
function bodyFrom(lines: readonly string[]): string {
  const [gap = "", ...rest] = lines;
  if (!/^(?:>\s*)?$/.test(gap)) return "";
  const end = rest.findIndex((line) => /^(?:[*<>{}] |HTTP\/)/.test(line));
  return (end < 0 ? rest : rest.slice(0, end)).join("\n").trim();
}

function headersFrom(lines: readonly string[]): BroughtHeader[] {
  const headers: BroughtHeader[] = [];
  for (const line of lines) {
    const [, name, value = ""] = headerLine.exec(line) ?? [];
    if (name === undefined) break;
    headers.push({ name, value: value.trim() });
  }
  return headers;
}

/** https://developer.chrome.com/docs/devtools/network/reference#copy : `fetch("…", { … })`, its options as JSON. */
function fetchCall(text: string): BroughtRequest | null {
  const [, address = "", options] =
    /^(?:await\s+)?fetch\(\s*("(?:[^"\\]|\\.)*")(?:\s*,\s*(\{[\s\S]*\}))?\s*\)/.exec(text) ?? [];
  if (address === "") return null;
  const url: unknown = json(address);
  const read: unknown = options === undefined ? {} : json(options);
  if (typeof url !== "string" || !isObject(read)) return null;
  const headers = isObject(read.headers) ? read.headers : {};
  return {
    method: typeof read.method === "string" ? read.method.toUpperCase() : "GET",
    url,
    headers: Object.entries(headers).map(([name, value]) => ({ name, value: String(value) })),
    ...(typeof read.body === "string" ? { body: read.body } : {}),
  };
}

/** Nothing but header lines; with a status among them it is an answer. */
function headersAlone(text: string): BroughtRequest | null {
  const lines = text.split(/\r?\n/);
  const headers = headersFrom(lines);
  const complete = headers.length > 0 && headers.length === lines.length;
  return complete && lines.every((line) => !/^[a-z]+:\/\//i.test(line)) ? { headers } : null;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
