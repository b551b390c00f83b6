import { readRequestUrl } from "../routing/request-url";

/** A URL that may go on: into the address bar, a link, a request. */
export interface CleanUrl {
  /** Without user information, fragment and secret values. */
  readonly url: string;
  readonly host: string;
  readonly path: string;
  /** What was assumed or taken out, one sentence each. */
  readonly notes: readonly string[];
  /** Of a provider's page: the OAuth error that it shows, and where the user was to come back to. */
  readonly error?: string;
  readonly redirectUri?: string;
}

/** Reads a URL or a bare host name, and takes out what must not travel. Null where the text is neither. */
export function cleanUrl(text: string): CleanUrl | null {
  const read = readRequestUrl(text);
  if (!read.ok) return null;
  const { request, safeUrl, notes, providerPage } = read;
  return {
    url: safeUrl,
    host: request.host,
    path: request.path,
    notes,
    ...(providerPage?.error === undefined ? {} : { error: providerPage.error }),
    ...(providerPage?.redirectUri === undefined ? {} : { redirectUri: providerPage.redirectUri }),
  };
}

/** As `cleanUrl`, for text that says itself that it is a URL. */
export function cleanAbsoluteUrl(text: string): CleanUrl | null {
  return /^https?:\/\//i.test(text) ? cleanUrl(text) : null;
}
