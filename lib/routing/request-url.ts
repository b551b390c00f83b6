import { type ProviderPage, readProviderPage } from "./provider-page";
import { callbackPath, hostKind, type RequestTarget, safeUrlOf } from "./request-target";
import { cutPath, cutQuery } from "./secret-values";

/** Bytes of UTF-8. A load balancer takes a request line of 16 KB (AWS: load-balancer-limits.html). */
export const urlLimit = 8192;

export type UrlProblemCode =
  | "empty"
  | "too-long"
  | "control-characters"
  | "scheme"
  | "not-a-url"
  | "bad-host"
  | "bad-port";

/** Why a text is no URL to start from. Never quotes the text: it may be a token. */
export interface UrlProblem {
  readonly code: UrlProblemCode;
  readonly message: string;
  readonly wayOut: string;
}

export type ReadUrl =
  | {
      readonly ok: true;
      readonly request: RequestTarget;
      /** For display, links and JSON: without userinfo, fragment and secret values. */
      readonly safeUrl: string;
      /** Set where the URL is a page of an identity provider. */
      readonly providerPage?: ProviderPage;
      /** What was assumed or taken out, one sentence each. */
      readonly notes: readonly string[];
    }
  | { readonly ok: false; readonly problem: UrlProblem };

const example = "Paste the address that fails, such as https://app.example.com/orders.";

/** Reads what a person pastes as the failing URL. Pure; nothing is looked up. */
export function readRequestUrl(text: string): ReadUrl {
  if (text.length > 2 * urlLimit) return tooLong(`${text.length} characters`);
  const bare = unwrap(text);
  if (bare === "") return refuse("empty", "There is no URL.", example);
  const bytes = new TextEncoder().encode(bare).length;
  if (bytes > urlLimit) return tooLong(`${bytes} bytes`);
  if (hasControlCharacter(bare)) {
    const message = "The URL contains a line break or another control character.";
    return refuse("control-characters", message, "Copy the address again, in one line.");
  }
  const absolute = withScheme(bare);
  return absolute.ok ? parse(absolute.url, absolute.notes) : absolute;
}

function parse(text: string, assumed: readonly string[]): ReadUrl {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null) return refuseUnparsed(text);
  if (url.port === "0") return refuse("bad-port", "Port 0 cannot be connected to.", portWayOut);
  const host = url.hostname.replace(/\.$/, "");
  if (!isHostName(host))
    return refuse("bad-host", hostMessage, "Check the part between // and the next slash.");
  const scheme = url.protocol === "http:" ? "http" : "https";
  const query = cutQuery(url.search);
  const path = cutPath(withoutDotSegments(url.pathname));
  const request: RequestTarget = {
    scheme,
    host,
    hostKind: hostKind(host),
    port: url.port === "" ? (scheme === "http" ? 80 : 443) : Number(url.port),
    path: path.path,
    query: query.query,
    callback: path.path === callbackPath,
  };
  const providerPage = readProviderPage(request);
  const notes = [...assumed, ...notesOn(url, request, query.cut, path.cut)];
  return { ok: true, request, safeUrl: safeUrlOf(request), ...(providerPage ? { providerPage } : {}), notes };
}

function notesOn(url: URL, request: RequestTarget, cut: readonly string[], pathCut: boolean): string[] {
  const notes: string[] = [];
  if (url.username !== "" || url.password !== "")
    notes.push("User name and password were taken out of the URL.");
  if (url.hash !== "") notes.push("The part after # was dropped: browsers do not send it.");
  if (cut.length > 0)
    notes.push(`Secret or secret-looking query values were cut: ${cut.map(brief).join(", ")}.`);
  if (pathCut) notes.push("A part of the path looks like a token and was cut.");
  if (request.host.split(".").some((label) => label.startsWith("xn--"))) {
    notes.push(`The host name in DNS form is ${request.host}.`);
  }
  if (request.hostKind !== "name") {
    notes.push(
      "The host is an IP address: host conditions and certificates name hosts, so use the host name.",
    );
  }
  return notes;
}

/**
 * RFC 3986 5.2.4. The parser should have done it, but that of Node 20 overlooks dot segments that follow a segment
 * such as `.well-known`.
 */
function withoutDotSegments(path: string): string {
  const kept: string[] = [];
  const segments = path.split("/").slice(1);
  for (const [index, segment] of segments.entries()) {
    const dots = segment.replace(/%2e/gi, ".");
    if (dots === "..") kept.pop();
    if (dots !== "." && dots !== "..") kept.push(segment);
    else if (index === segments.length - 1) kept.push("");
  }
  return `/${kept.join("/")}`;
}

const hostMessage =
  "The host name has an empty part, a character that no host name can have, or is longer than DNS allows (RFC 1035).";

/** Of a host as the URL parser writes it; an IPv6 address in brackets was checked by the parser. */
function isHostName(host: string): boolean {
  if (host.startsWith("[")) return true;
  return host.length <= 253 && host.split(".").every((label) => /^[a-z0-9_-]{1,63}$/.test(label));
}

const brief = (name: string) => (name.length > 40 ? `${name.slice(0, 40)}…` : name);

const wrappers: readonly (readonly [string, string])[] = [
  ['"', '"'],
  ["'", "'"],
  ["`", "`"],
  ["<", ">"],
  ["(", ")"],
  ["“", "”"],
  ["‘", "’"],
  ["«", "»"],
];

/** Takes off white space, quotes and brackets around the URL, and a comma or semicolon after them. */
function unwrap(text: string): string {
  let bare = text;
  for (let layer = 0; ; layer++) {
    const trimmed = trim(bare);
    const pair = wrappers.find(
      ([open, close]) => trimmed.length > 1 && trimmed.startsWith(open) && trimmed.endsWith(close),
    );
    if (!pair || layer === 3) return trimmed;
    bare = trimmed.slice(1, -1);
  }
}

/** By hand: an expression that ends in `+$` takes quadratic time on long runs of white space. */
function trim(text: string): string {
  const isBlank = (character: string | undefined) =>
    character !== undefined && /[\s\u200b\u2060\ufeff]/.test(character);
  let start = 0;
  let end = text.length;
  while (isBlank(text[start])) start++;
  while (end > start && (isBlank(text[end - 1]) || text[end - 1] === "," || text[end - 1] === ";")) end--;
  return text.slice(start, end);
}

/** C0, DEL, C1, line separators, and marks that reverse the direction in which a URL is read. */
function hasControlCharacter(text: string): boolean {
  return /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/u.test(text);
}

type Absolute =
  | { readonly ok: true; readonly url: string; readonly notes: readonly string[] }
  | { readonly ok: false; readonly problem: UrlProblem };

const otherSchemes = /^(javascript|data|file|ftp|mailto|tel|blob|about|chrome|view-source|arn|urn|s3|ssh)$/;

function withScheme(text: string): Absolute {
  if (/^https?:/i.test(text)) return { ok: true, url: text, notes: [] };
  // A WebSocket begins as an HTTP request (RFC 6455, 4.1).
  const socket = /^ws(s?):(.*)$/is.exec(text);
  if (socket) {
    const [, secure = "", rest = ""] = socket;
    const notes = [`A WebSocket begins as an HTTP request: read as http${secure.toLowerCase()}.`];
    return { ok: true, url: `http${secure}:${rest}`, notes };
  }
  const assumed = ["No scheme was given: https is assumed."];
  if (text.startsWith("//")) return { ok: true, url: `https:${text}`, notes: assumed };
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase();
  if (scheme !== undefined && !looksLikeHost(text)) {
    // An unknown word before a colon is not repeated: it may be a user name.
    const named = otherSchemes.test(scheme) ? `${scheme}:` : "another scheme";
    return refuse(
      "scheme",
      `The URL starts with ${named}; only http, https, ws and wss lead to a load balancer or an API.`,
      example,
    );
  }
  if (!looksLikeHost(text)) return refuse("not-a-url", "This is not a URL.", example);
  return { ok: true, url: `https://${text}`, notes: assumed };
}

/** Stricter than a URL parser, which would take a number or a token for a host name. */
function looksLikeHost(text: string): boolean {
  const authority = text.split(/[/?#]/, 1)[0] ?? "";
  if (/^eyJ[\w-]*\.[\w-]*\./.test(authority)) return false;
  const host = authority.replace(/:\d*$/, "").replace(/\.$/, "");
  if (host === "localhost" || /^\d{1,3}(\.\d{1,3}){3}$/.test(host) || /^\[[0-9a-f:.]+\]$/i.test(host))
    return true;
  const labels = host.split(".");
  const isLabel = (label: string) => /^[\p{L}\p{N}\p{M}_-]{1,63}$/u.test(label);
  return (
    labels.length > 1 &&
    labels.every(isLabel) &&
    /^(?:xn--[a-z0-9-]+|\p{L}[\p{L}\p{M}]+)$/iu.test(labels.at(-1) ?? "")
  );
}

const portWayOut = "Give a port from 1 to 65535, or leave it out for 443.";

function refuseUnparsed(text: string): ReadUrl {
  const authority = /^https?:[/\\]*([^/\\?#]*)/i.exec(text)?.[1] ?? "";
  const port = /:([^:\]]*)$/.exec(authority.slice(authority.lastIndexOf("@") + 1))?.[1];
  const host = authority.replace(/:[^:\]]*$/, "");
  if (port && host !== "" && URL.canParse(`https://${host}/`)) {
    return refuse("bad-port", "The port is not a number from 1 to 65535.", portWayOut);
  }
  if (authority === "") return refuse("not-a-url", "The URL has no host name.", example);
  return refuse("bad-host", hostMessage, example);
}

function tooLong(length: string) {
  const message = `The URL is ${length} long; the limit is 8 KB (${urlLimit} bytes).`;
  return refuse("too-long", message, "Shorten the query: host and path are enough to find the rule.");
}

function refuse(code: UrlProblemCode, message: string, wayOut: string): { ok: false; problem: UrlProblem } {
  return { ok: false, problem: { code, message, wayOut } };
}
