import "server-only";

/** A URL that passed, in the one form in which it is used. */
export interface ScreenedUrl {
  /** Lower case, without a trailing dot. */
  host: string;
  port: number;
  /** Path and query. */
  target: string;
  /** Normalised, without a fragment. */
  url: string;
}

export type Screened<T> = { ok: true; value: T } | { ok: false; reason: string };

const MAX_URL = 4096;
const HTTPS_PORT = 443;
// WHATWG: a last label of digits or of 0x… makes the whole host an IPv4 address, in any spelling.
const NUMERIC_LABEL = /^(?:\d+|0x[0-9a-f]*)$/;
// White space, backslash, control and format characters: what parsers strip, turn round or do not show.
const REPAIRED = /[\s\\\p{Cc}\p{Cf}]/u;
const LABEL = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;
const refuse = (reason: string): { ok: false; reason: string } => ({ ok: false, reason });

/**
 * Takes only plain ASCII host names of two labels or more: no IP literal in any spelling, no localhost, no escapes.
 * The value is lower case, without a trailing dot. Names that *resolve* to a refused address are met later.
 */
export function screenHost(host: string): Screened<string> {
  const name = host.toLowerCase().replace(/\.$/, "");
  const labels = name.split(".");
  const last = labels.at(-1) ?? "";
  if (name.length > 253) return refuse("host name too long");
  if (!labels.every((label) => LABEL.test(label))) return refuse("not a plain host name");
  if (NUMERIC_LABEL.test(last)) return refuse("IP literal");
  if (last === "localhost") return refuse("localhost");
  if (labels.length < 2) return refuse("single-label host name");
  return { ok: true, value: name };
}

/**
 * Takes https URLs without user information, on 443 or on the port that the live configuration names.
 * The text is judged before any parser repairs it: what the WHATWG parser would trim, unescape or map (white space,
 * backslashes, full-width dots, percent-encoded hosts) is refused, not mended.
 */
export function screenUrl(text: string, allowPort = HTTPS_PORT): Screened<ScreenedUrl> {
  if (text.length > MAX_URL) return refuse("URL too long");
  if (REPAIRED.test(text)) return refuse("control character, white space or backslash");
  const authority = /^https:\/\/([^/?#]*)/i.exec(text)?.[1];
  if (authority === undefined) return refuse("not an https URL");
  if (authority.includes("@")) return refuse("user information");
  const parts = /^([A-Za-z0-9._-]+)(?::(\d{1,5}))?$/.exec(authority);
  if (!parts?.[1]) return refuse("not a plain host name");
  const host = screenHost(parts[1]);
  if (!host.ok) return host;
  const port = parts[2] === undefined ? HTTPS_PORT : Number(parts[2]);
  if (port !== HTTPS_PORT && port !== allowPort) return refuse("port");
  if (!URL.canParse(text)) return refuse("not a URL");
  const parsed = new URL(text);
  // Two readers must agree on where this goes.
  if (parsed.hostname.replace(/\.$/, "") !== host.value || (parsed.port || `${HTTPS_PORT}`) !== `${port}`) {
    return refuse("ambiguous host or port");
  }
  const target = `${parsed.pathname}${parsed.search}`;
  const origin = port === HTTPS_PORT ? host.value : `${host.value}:${port}`;
  return { ok: true, value: { host: host.value, port, target, url: `https://${origin}${target}` } };
}

/** A refused URL cut down to what may be shown: scheme, host and path, or nothing where it cannot be read. */
export function describeRefused(text: string): string {
  if (text.length > MAX_URL || !URL.canParse(text)) return "";
  const { protocol, host, pathname } = new URL(text);
  return host ? `${protocol}//${host}${pathname}` : protocol;
}

/** A Location header cut to origin and path; relative ones are resolved. Undefined where it cannot be read. */
export function cutLocation(location: string, base: string): string | undefined {
  if (!URL.canParse(location, base)) return undefined;
  const { protocol, host, pathname } = new URL(location, base);
  return host ? `${protocol}//${host}${pathname}` : protocol;
}

/** A host for the audit log: never control characters, never user information. */
export function describeHost(text: string): string {
  const host = URL.canParse(text) ? new URL(text).hostname : text;
  return /^[\w.:[\]-]{1,253}$/.test(host) ? host : "(unreadable)";
}
