import "server-only";

/** Record types that `resolve` asks for. */
export type RecordType = "A" | "AAAA" | "CNAME";

export type ResolutionFailureCode =
  /** NXDOMAIN, or an outbound-map entry without addresses: the name does not exist. */
  | "not-found"
  /** NOERROR without data: the name exists, but has neither an A nor an AAAA record. */
  | "no-address"
  /** The name server answered SERVFAIL, REFUSED or NOTIMP: whether the name exists is unknown. */
  | "server-failed"
  | "timed-out"
  /** No name server could be reached. */
  | "unreachable"
  /** The name server's answer could not be read. */
  | "invalid-response"
  /** Not a host name that may be asked for (an IP literal, `localhost`, a malformed name). */
  | "refused-target"
  | "aborted";

/**
 * Answer of `outbound.resolve`. Addresses may be private ones: an internal load balancer is found by them.
 * `cname` is the alias chain, nearest first, without trailing dots; it is kept when the last alias leads nowhere.
 * `unread` names record types whose query failed while A was answered: their list being empty means nothing.
 */
export type Resolution =
  | { state: "ok"; a: string[]; aaaa: string[]; cname: string[]; unread: RecordType[] }
  | { state: "failed"; code: ResolutionFailureCode; message: string; cname: string[] };

export type ProbeFailureCode =
  /** The guard does not let this target be contacted. One message for every reason. */
  | "refused-target"
  | "dns-not-found"
  | "dns-no-address"
  /** SERVFAIL, timeout, no server: whether the name exists is unknown. */
  | "dns-failed"
  /** AAAA records only. Nothing is dialled over IPv6, as a load balancer's calls to an IdP are IPv4 only. */
  | "no-ipv4"
  | "connect-failed"
  | "connect-timed-out"
  /** Past its end, in a chain that otherwise leads to a trusted root. */
  | "certificate-expired"
  | "certificate-not-yet-valid"
  | "certificate-name-mismatch"
  /** Unknown CA, self-signed, a missing intermediate, or anything else that breaks the chain. */
  | "certificate-untrusted"
  | "tls-failed"
  /** The connection ended in the middle of the exchange. */
  | "connection-lost"
  /** What came back is not HTTP/1.1. */
  | "invalid-response"
  /** A content-encoding came back although `identity` was asked for. */
  | "unexpected-encoding"
  /** The header section is over its limit. (A body over its limit is `answered` and `truncated`.) */
  | "too-large"
  | "timed-out"
  | "aborted";

/** The certificate that the peer showed, whether or not it was accepted. Times are ISO 8601, in UTC. */
export interface PeerCertificate {
  subject: string;
  issuer: string;
  /** DNS names and IP addresses of subjectAltName, in order. */
  altNames: string[];
  validFrom: string;
  validTo: string;
  /**
   * Whether the chain shown leads to a public root (Node's copy of Mozilla's list, plus `settings.ca`), dates and
   * names left aside. A CA that only this machine trusts (NODE_EXTRA_CA_CERTS) is not public. null: unreadable.
   */
  publiclyTrusted: boolean | null;
}

/** Whole milliseconds of each step of the last attempt; null = not reached. `totalMs` covers retries, not queueing. */
export interface ProbeTimings {
  dnsMs: number | null;
  connectMs: number | null;
  tlsMs: number | null;
  /** From the request being sent to the response's header section. */
  firstByteMs: number | null;
  totalMs: number;
}

/** `used`: the address dialled, as the caller may see it (never the outbound map's `connect`). */
export interface ProbeAddresses {
  a: string[];
  aaaa: string[];
  used: string | null;
}

/** Response headers that are passed on; `location` is cut to origin and path. */
export interface ProbeHeaders {
  "content-type"?: string;
  location?: string;
  date?: string;
  server?: string;
  "retry-after"?: string;
}

/** The OAuth error that a Location header names: the only part of its query that is passed on. */
export interface RedirectError {
  error?: string;
  error_description?: string;
  error_code?: string;
  authError?: string;
}

/** What came of contacting one URL. Plain data. `url` never holds user information or a fragment. */
export type Probe =
  | {
      state: "answered";
      url: string;
      status: number;
      headers: ProbeHeaders;
      /** Where the answer redirects to an address that names an OAuth error. */
      redirectError?: RedirectError;
      /** Decoded as UTF-8, at most 256 KB of it. */
      body: string;
      /** Bytes of the body that were kept. */
      bytes: number;
      /** The body went on beyond what was kept. */
      truncated: boolean;
      addresses: ProbeAddresses;
      tls: PeerCertificate;
      timings: ProbeTimings;
      attempts: number;
    }
  | {
      state: "failed";
      url: string;
      code: ProbeFailureCode;
      message: string;
      addresses?: ProbeAddresses;
      tls?: PeerCertificate;
      timings: ProbeTimings;
      attempts: number;
    };

interface CommonOptions {
  /** Port that the live rule's own URL names, where that is not 443. Never taken from a user's input. */
  allowPort?: number;
  signal?: AbortSignal;
}

/** Only these request headers exist; credentials only as Basic, and only with POST. */
export type GetOptions =
  | (CommonOptions & { method?: "GET"; headers?: { accept?: string } })
  | (CommonOptions & {
      method: "POST";
      body: string;
      headers: { accept?: string; "content-type": string; authorization?: `Basic ${string}` };
    });

/** One host of the operator's outbound map: private DNS, or the sandbox. */
export interface MappedHost {
  /** What `resolve` and probes report. Both lists empty: the name does not exist. */
  a: string[];
  aaaa: string[];
  /** `ip:port` or `[ip]:port` that is dialled instead, exempt from the refused ranges. */
  connect?: string;
}

export interface OutboundSettings {
  hosts: Record<string, MappedHost>;
  /** CIDRs of private ranges that may be contacted. See `parseAllowedRanges`. */
  allow: string[];
  /** PEM roots that count as public beside Node's own: for the sandbox and tests. */
  ca?: string[];
  /** Name servers (`ip` or `ip:port`) instead of the system's. */
  resolver?: { servers: string[] };
  /** Millisecond clock for timings; its zero does not matter. */
  now?: () => number;
  /** Told of each refusal with its true reason, for the audit log. The reason must not reach a caller. */
  onRefused?: (refusal: { host: string; reason: string }) => void;
}

export interface Outbound {
  /**
   * DNS answers for a host name; contacts nothing but the name server. Never rejects.
   */
  resolve(host: string, options?: { signal?: AbortSignal }): Promise<Resolution>;
  /**
   * Contacts one https URL under the guard's rules, following nothing. Never rejects, save with a TypeError for a
   * request header value that HTTP does not allow.
   */
  get(url: string, options?: GetOptions): Promise<Probe>;
}
