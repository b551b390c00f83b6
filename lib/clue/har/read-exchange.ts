import { isDefaultPort } from "../../routing/request-target";
import { readRequestUrl } from "../../routing/request-url";
import type { Exchange, Loads, OauthFacts, Place, SentCookies, SetCookies, Shard } from "./exchange";
import { nonceCookie } from "./exchange";
import type { HarEntry, NumberedEntry } from "./har-file";

/** Gives equal values the same number, so that they can be compared after they are gone. */
export interface Equalities {
  readonly codes: Map<string, number>;
  readonly states: Map<string, number>;
  /** False where the whole file has no cookie: then they were left out. */
  readonly cookiesRecorded: boolean;
}

/** Whether anything in these entries is a cookie. Chromium's export leaves them out unless asked for sensitive data. */
export function recordsCookies(entries: readonly NumberedEntry[]): boolean {
  return entries.some(
    ({ entry: { request, response } }) =>
      request.cookies.length > 0 ||
      header(request.headers, "cookie") !== null ||
      (response !== undefined &&
        (response.cookies.length > 0 || header(response.headers, "set-cookie") !== null)),
  );
}

/** One entry without its secrets; null where it goes to no web address (`data:`, an extension). */
export function readExchange({ number, entry }: NumberedEntry, equalities: Equalities): Exchange | null {
  const { request, response } = entry;
  const place = placeOf(request.url);
  if (place === null) return null;
  const isRedirect = response !== undefined && response.status >= 300 && response.status < 400;
  const location = isRedirect ? header(response.headers, "location") || response.redirectURL : null;
  const target = location ? absolute(location, request.url) : null;
  const targetPlace = target === null ? null : placeOf(target);
  return {
    entry: number,
    at: timeOf(entry.startedDateTime),
    elapsedMs: typeof entry.time === "number" && entry.time >= 0 ? entry.time : null,
    method: /^[A-Z]{1,20}$/.test(request.method) ? request.method : "OTHER",
    place,
    status: response && response.status >= 100 && response.status <= 999 ? response.status : 0,
    loads: loadsOf(entry),
    isPage: response?.content?.mimeType?.startsWith("text/html") ?? false,
    asked: oauthFacts(request.url, equalities),
    redirect:
      target === null || targetPlace === null
        ? null
        : { place: targetPlace, asked: oauthFacts(target, equalities) },
    sent: equalities.cookiesRecorded ? sentCookies(request) : null,
    set: equalities.cookiesRecorded && response ? setCookies(response) : null,
    headerBytes: request.headers.reduce((sum, { name, value }) => sum + name.length + value.length + 4, 0),
    allowsOrigin: response !== undefined && header(response.headers, "access-control-allow-origin") !== null,
  };
}

type Pairs = HarEntry["request"]["headers"];

function header(headers: Pairs, name: string): string | null {
  const values = headers.filter((each) => each.name.toLowerCase() === name).map(({ value }) => value);
  return values.length === 0 ? null : values.join("\n");
}

function absolute(location: string, base: string): string | null {
  return URL.canParse(location, base) ? new URL(location, base).href : null;
}

/** Longer URLs are of no sign-in; the load balancer's own limit is 8 KB for where it redirects to. */
const longestUrl = 32_768;
const longestPath = 200;

function placeOf(url: string): Place | null {
  if (url.length > longestUrl || !/^https?:\/\//i.test(url)) return null;
  const read = readRequestUrl(url.split(/[?#]/, 1)[0] ?? "");
  if (!read.ok) return null;
  const { scheme, host, path } = read.request;
  const port = isDefaultPort(read.request) ? "" : `:${read.request.port}`;
  return { scheme, host: `${host}${port}`, path: path.slice(0, longestPath) };
}

function timeOf(text: string | undefined): string | null {
  const time = Date.parse(text ?? "");
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

/**
 * `Sec-Fetch-Dest` (https://www.w3.org/TR/fetch-metadata/) says most; without it the export's own word, or the header
 * that script libraries send.
 */
function loadsOf({ request, _resourceType: type }: HarEntry): Loads | null {
  const destination = header(request.headers, "sec-fetch-dest")?.toLowerCase();
  if (destination === "document") return "page";
  if (destination === "iframe" || destination === "frame") return "frame";
  if (destination === "empty") return "script";
  if (destination !== undefined) return "other";
  if (type === "document") return "page";
  if (type === "xhr" || type === "fetch") return "script";
  if (type !== undefined) return "other";
  return header(request.headers, "x-requested-with")?.toLowerCase() === "xmlhttprequest" ? "script" : null;
}

/** What somebody left where a value was: such values are equal without being the same. */
const cutValue = /redact|removed|masked|sanitiz|^\[.*\]$|^<.*>$|^\*+$|^[xX]+$|^\.*$|^…$/i;
/** Error codes as RFC 6749 and its kin write them; anything else might be text of the user's. */
const errorCode = /^[a-z][a-z_]{2,60}$/;

function oauthFacts(url: string, { codes, states }: Equalities): OauthFacts {
  const query = url.length > longestUrl ? new URLSearchParams() : new URL(url).searchParams;
  const code = query.get("code");
  const state = query.get("state");
  const error = query.get("error");
  const redirectUri = query.get("redirect_uri");
  return {
    hasCode: code !== null && code !== "",
    code: numberOf(codes, code),
    hasState: state !== null && state !== "",
    state: numberOf(states, state),
    error: error !== null && errorCode.test(error) ? error : null,
    redirectUri: redirectUri === null ? null : placeOf(redirectUri),
    asksForSignIn: query.has("client_id") && (redirectUri !== null || query.has("response_type")),
  };
}

function numberOf(known: Map<string, number>, value: string | null): number | null {
  if (value === null || cutValue.test(value)) return null;
  const number = known.get(value) ?? known.size + 1;
  known.set(value, number);
  return number;
}

/** A name with a number behind it, as the load balancer names the parts of a session. */
const shardName = /^[\w!#$%&'*+.^`|~-]{1,100}-\d{1,2}$/;

function sentCookies({ headers, cookies }: HarEntry["request"]): SentCookies {
  const text = header(headers, "cookie");
  const readable = text !== null && !cutValue.test(text.trim());
  const held = readable ? cookiePairs(text) : cookies.map(({ name, value }) => ({ name, value }));
  return {
    count: held.length,
    nonce: held.some(({ name }) => name === nonceCookie),
    shards: held.filter(({ name }) => shardName.test(name)).map(shardOf),
    bytes: readable ? text.length : null,
  };
}

function cookiePairs(text: string): { name: string; value: string }[] {
  return text.split(/[;\n]/).map((part) => {
    const equals = part.indexOf("=");
    const name = (equals < 0 ? part : part.slice(0, equals)).trim();
    return { name, value: equals < 0 ? "" : part.slice(equals + 1) };
  });
}

function shardOf({ name, value }: { name: string; value: string }): Shard {
  return { name, bytes: cutValue.test(value) ? null : name.length + value.length };
}

function setCookies({ headers, cookies }: NonNullable<HarEntry["response"]>): SetCookies {
  const text = header(headers, "set-cookie");
  const lines =
    text === null || cutValue.test(text.trim())
      ? cookies.map(({ name, value }) => `${name}=${value}`)
      : text.split("\n");
  const kept = lines.flatMap((line) => {
    const [held] = cookiePairs(line.split(";", 1)[0] ?? "");
    return held === undefined || /;\s*max-age=(?:0|-\d+)\s*(?:;|$)/i.test(line) ? [] : [held];
  });
  return {
    nonce: kept.some(({ name }) => name === nonceCookie),
    shards: kept.filter(({ name }) => shardName.test(name)).map(shardOf),
  };
}
