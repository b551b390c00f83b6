/** Entries as Chromium exports them with sensitive data, for tests. Every secret in them holds the word SECRET. */
interface Headers {
  readonly [name: string]: string;
}

export interface Entry {
  readonly url: string;
  readonly status: number;
  readonly method?: string;
  /** Seconds after 09:15:00. */
  readonly second?: number;
  readonly elapsedMs?: number;
  readonly dest?: "document" | "iframe" | "empty" | "image";
  /** Null: none is sent. */
  readonly cookie?: string | null;
  readonly setCookie?: readonly string[];
  readonly location?: string;
  readonly request?: Headers;
  readonly response?: Headers;
}

const list = (headers: Headers) => Object.entries(headers).map(([name, value]) => ({ name, value }));

function entryOf(entry: Entry, index: number) {
  const { url, status, method = "GET", second = index, elapsedMs = 40, dest = "document" } = entry;
  const { cookie = null, setCookie = [], location, request = {}, response = {} } = entry;
  return {
    _initiator: { type: "other" },
    _resourceType: dest === "empty" ? "fetch" : dest === "image" ? "image" : "document",
    connection: "443",
    pageref: "page_1",
    request: {
      method,
      url,
      httpVersion: "http/2.0",
      headers: [
        { name: ":authority", value: new URL(url).host },
        ...list({ "sec-fetch-dest": dest, authorization: "Bearer eyJSECRET.eyJSECRET.SECRET" }),
        ...(cookie === null ? [] : list({ cookie })),
        ...list(request),
      ],
      queryString: [...new URL(url).searchParams].map(([name, value]) => ({ name, value })),
      cookies: [],
      headersSize: -1,
      bodySize: 0,
      postData: { mimeType: "application/x-www-form-urlencoded", text: "password=SECRET" },
    },
    response: {
      status,
      statusText: "",
      httpVersion: "http/2.0",
      headers: [
        ...setCookie.map((value) => ({ name: "set-cookie", value })),
        ...(location === undefined ? [] : list({ location })),
        ...list(response),
      ],
      cookies: [],
      content: { size: 0, mimeType: dest === "document" ? "text/html" : "application/json", text: "SECRET" },
      redirectURL: location ?? "",
      headersSize: -1,
      bodySize: 0,
      _transferSize: 0,
      _error: null,
    },
    serverIPAddress: "203.0.113.10",
    startedDateTime: `2026-10-06T09:${15 + Math.floor(second / 60)}:${String(second % 60).padStart(2, "0")}.000Z`,
    time: elapsedMs,
    timings: { blocked: 0, dns: -1, connect: -1, send: 0, wait: elapsedMs, receive: 0, ssl: -1 },
  };
}

export function harText(entries: readonly Entry[]): string {
  const creator = { name: "WebInspector", version: "537.36" };
  return JSON.stringify({ log: { version: "1.2", creator, pages: [], entries: entries.map(entryOf) } });
}

const login = "https://login.example.com";
export const nonce = "AWSALBAuthNonce=SECRETNONCE";
export const shards = (count: number, bytes = 3_800) =>
  Array.from(
    { length: count },
    (_, index) => `AWSELBAuthSessionCookie-${index}=${"SECRET".padEnd(bytes, "s")}`,
  );
const attributes = "; Max-Age=604800; Path=/; Secure; HttpOnly";

interface Part extends Partial<Entry> {
  readonly host?: string;
  readonly path?: string;
  readonly redirectHost?: string;
  readonly state?: string | null;
  readonly code?: string | null;
  readonly query?: string;
}

/** A page that is answered with the redirect to the provider. */
export function start(part: Part = {}): Entry {
  const { host = "app.example.com", path = "/orders", redirectHost = host, state = "SECRETSTATE" } = part;
  const query = new URLSearchParams({
    client_id: "shop",
    redirect_uri: `https://${redirectHost}/oauth2/idpresponse`,
    response_type: "code",
    scope: "openid",
    state: state ?? "",
  });
  return {
    url: `https://${host}${path}?token=SECRET`,
    status: 302,
    location: `${login}/authorize?${query}`,
    setCookie: [`${nonce}; Path=/; Secure; HttpOnly`],
    ...part,
  };
}

/** The provider's page; with `location`, its redirect back. */
export function provider(part: Part = {}): Entry {
  return {
    url: `${login}/authorize?client_id=shop&response_type=code&state=SECRETSTATE`,
    status: 200,
    ...part,
  };
}

/** The callback, with the nonce and without a session. */
export function callback(part: Part = {}): Entry {
  const { host = "app.example.com", state = "SECRETSTATE", code = "SECRETCODE", query = "" } = part;
  const pairs = [
    ...(code === null ? [] : [`code=${code}`]),
    ...(state === null ? [] : [`state=${state}`]),
    ...(query === "" ? [] : [query]),
  ];
  return {
    url: `https://${host}/oauth2/idpresponse?${pairs.join("&")}`,
    status: 561,
    cookie: `other=SECRET; ${nonce}`,
    ...part,
  };
}

/** A callback that makes a session. */
export function signedIn(part: Part & { readonly count?: number } = {}): Entry {
  const { count = 2 } = part;
  return callback({
    status: 302,
    location: "https://app.example.com/orders?token=SECRET",
    setCookie: shards(count).map((shard) => `${shard}${attributes}`),
    ...part,
  });
}

/** A page of the application, asked with the whole session. */
export function page(part: Part = {}): Entry {
  const { host = "app.example.com", path = "/orders" } = part;
  return { url: `https://${host}${path}#SECRET`, status: 200, cookie: shards(2).join("; "), ...part };
}
