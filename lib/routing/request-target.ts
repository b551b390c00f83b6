/** Stands in a URL where a value was cut because it is, or looks, secret. */
export const cutMark = "REDACTED";

/** Where a load balancer receives the answer of the identity provider (AWS: listener-authenticate-users.html). */
export const callbackPath = "/oauth2/idpresponse";

/** Name and value as they stand in the URL, still percent-encoded. `null`: the value was cut. */
export type QueryPair = readonly [key: string, value: string | null];

/** A request as far as it is known. What is not given (`sourceIp`, `headers`) decides nothing: it makes a "may". */
export interface RequestTarget {
  readonly scheme: "http" | "https";
  /** Lower-case, in punycode, without a trailing dot; an IPv6 address stands in brackets. */
  readonly host: string;
  readonly hostKind: "name" | "ipv4" | "ipv6";
  readonly port: number;
  /** Percent-encoded, dot segments resolved; begins with "/". */
  readonly path: string;
  readonly query: readonly QueryPair[];
  /** The path is `/oauth2/idpresponse`. */
  readonly callback: boolean;
  /** A browser that opens a URL sends GET; give the method where it is known to differ. */
  readonly method?: string;
  readonly sourceIp?: string;
  /** All headers of the request, where they are known: one that is not listed was not sent. */
  readonly headers?: Readonly<Record<string, readonly string[]>>;
}

const defaultPorts = { http: 80, https: 443 } as const;

/** Whether the port is the scheme's own, which a browser leaves out of URL and Host header (RFC 9110, 4.2 and 7.2). */
export function isDefaultPort(request: Pick<RequestTarget, "scheme" | "port">): boolean {
  return defaultPorts[request.scheme] === request.port;
}

/** What a browser asks when it opens `scheme://host/path`: for questions of a check, without any text to parse. */
export function browserRequest(asked: {
  readonly scheme: "http" | "https";
  readonly host: string;
  readonly port?: number;
  readonly path?: string;
}): RequestTarget {
  const path = asked.path ?? "/";
  return {
    scheme: asked.scheme,
    host: asked.host.toLowerCase(),
    hostKind: hostKind(asked.host),
    port: asked.port ?? defaultPorts[asked.scheme],
    path,
    query: [],
    callback: path === callbackPath,
  };
}

/** Of a host as the URL parser writes it. */
export function hostKind(host: string): RequestTarget["hostKind"] {
  if (host.startsWith("[")) return "ipv6";
  return /^\d+(\.\d+){3}$/.test(host) ? "ipv4" : "name";
}

/** The URL that may be shown, linked and sent on: cut values stand as `REDACTED`. */
export function safeUrlOf(request: RequestTarget): string {
  const port = isDefaultPort(request) ? "" : `:${request.port}`;
  return `${request.scheme}://${request.host}${port}${request.path}${searchOf(request.query)}`;
}

/** The query with its question mark; empty where there is none. */
export function searchOf(query: readonly QueryPair[]): string {
  const parts = query.map(([key, value]) =>
    value === "" ? key : `${key}=${value === null ? cutMark : value}`,
  );
  return parts.length === 0 ? "" : `?${parts.join("&")}`;
}
