/** Where a request goes, without its query: nothing in it is secret. */
export interface Place {
  readonly scheme: "http" | "https";
  /** Lower-case, with the port where it is not the scheme's own. */
  readonly host: string;
  /** Segments that look like tokens are cut. */
  readonly path: string;
}

/**
 * What a query says in terms of OAuth 2.0 (RFC 6749 section 4.1). The values of code and state are replaced by a number
 * that is the same for the same value in one file: equality is all that is asked of them. Null: none, or one that
 * was already cut when the file was made.
 */
export interface OauthFacts {
  readonly hasCode: boolean;
  readonly code: number | null;
  readonly hasState: boolean;
  readonly state: number | null;
  /** The error code, such as `access_denied`. */
  readonly error: string | null;
  /** Where the provider is asked to send the user back to. */
  readonly redirectUri: Place | null;
  /** It asks an authorization endpoint: a client id beside a redirect URI or a response type. */
  readonly asksForSignIn: boolean;
}

/** A part of a session cookie (`AWSELBAuthSessionCookie-0`), by name and size. */
export interface Shard {
  readonly name: string;
  /** Of name and value; null where the value was cut when the file was made. */
  readonly bytes: number | null;
}

export interface SentCookies {
  readonly count: number;
  readonly nonce: boolean;
  readonly shards: readonly Shard[];
  /** Of the whole Cookie header; null where it was cut. */
  readonly bytes: number | null;
}

export interface SetCookies {
  readonly nonce: boolean;
  /** Shards that are kept, not those that are taken away. */
  readonly shards: readonly Shard[];
}

/** What a browser loads with a request, as its export says. */
export type Loads = "page" | "frame" | "script" | "other";

/** One request and its answer, without anything secret. */
export interface Exchange {
  /** Its place in the file, from 1. */
  readonly entry: number;
  /** ISO 8601. */
  readonly at: string | null;
  readonly elapsedMs: number | null;
  readonly method: string;
  readonly place: Place;
  /** 0: no answer. */
  readonly status: number;
  /** Null where the file does not say. */
  readonly loads: Loads | null;
  /** The answer is a page. */
  readonly isPage: boolean;
  readonly asked: OauthFacts;
  readonly redirect: { readonly place: Place; readonly asked: OauthFacts } | null;
  /** Null: this file holds no cookies, which says nothing of what the browser sent. */
  readonly sent: SentCookies | null;
  readonly set: SetCookies | null;
  /** Names and values of all request headers together. */
  readonly headerBytes: number;
  /** The answer lets another origin read it (Access-Control-Allow-Origin). */
  readonly allowsOrigin: boolean;
}

export const nonceCookie = "AWSALBAuthNonce";

/** Which of two was made first; the file's order where it does not say when. */
export function byTime(one: Exchange, other: Exchange): number {
  const times = [one, other].map(({ at }) => Date.parse(at ?? ""));
  const [first = Number.NaN, second = Number.NaN] = times;
  return first - second || one.entry - other.entry;
}

/** Whether two requests go to the same host. */
export function sameHost(one: Pick<Exchange, "place">, other: Pick<Exchange, "place">): boolean {
  return one.place.host === other.place.host;
}

/** `app.example.com/oauth2/idpresponse`. */
export function placeText({ host, path }: Place): string {
  return `${host}${path}`;
}
