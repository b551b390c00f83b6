/** Cookies as a browser keeps them: by host, path and Secure (RFC 6265, without Domain: nothing here sets it). */

interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly host: string;
  readonly path: string;
  readonly secure: boolean;
}

export interface CookieJar {
  /** Takes the `Set-Cookie` fields of an answer from `url`. */
  store(url: URL, fields: readonly string[]): void;
  /** The `Cookie` field for a request, or undefined where there is none. */
  header(url: URL): string | undefined;
}

/** Directory of the request path (RFC 6265 section 5.1.4). */
function defaultPath(url: URL): string {
  const at = url.pathname.lastIndexOf("/");
  return at <= 0 ? "/" : url.pathname.slice(0, at);
}

function pathMatches(path: string, url: URL): boolean {
  if (url.pathname === path) return true;
  return url.pathname.startsWith(path.endsWith("/") ? path : `${path}/`);
}

function parse(url: URL, field: string): { readonly cookie: Cookie; readonly gone: boolean } | undefined {
  const [pair = "", ...rest] = field.split(";").map((part) => part.trim());
  const at = pair.indexOf("=");
  if (at < 1) return undefined;
  const attributes = new Map(
    rest.map((part) => {
      const [name = "", ...value] = part.split("=");
      return [name.toLowerCase(), value.join("=")] as const;
    }),
  );
  const path = attributes.get("path");
  const maxAge = attributes.get("max-age");
  const expires = attributes.get("expires");
  const gone =
    maxAge === undefined ? expires !== undefined && Date.parse(expires) <= Date.now() : Number(maxAge) <= 0;
  const cookie = {
    name: pair.slice(0, at),
    value: pair.slice(at + 1),
    host: url.hostname,
    path: path?.startsWith("/") ? path : defaultPath(url),
    secure: attributes.has("secure"),
  };
  return { cookie, gone };
}

export function createCookieJar(): CookieJar {
  const cookies = new Map<string, Cookie>();
  return {
    store: (url, fields) => {
      for (const field of fields) {
        const parsed = parse(url, field);
        // A Secure cookie is not taken from plain HTTP.
        if (!parsed || (parsed.cookie.secure && url.protocol !== "https:")) continue;
        const { host, path, name } = parsed.cookie;
        const key = `${host} ${path} ${name}`;
        if (parsed.gone) cookies.delete(key);
        else cookies.set(key, parsed.cookie);
      }
    },
    header: (url) => {
      const sent = [...cookies.values()].filter(
        (cookie) =>
          cookie.host === url.hostname &&
          pathMatches(cookie.path, url) &&
          (!cookie.secure || url.protocol === "https:"),
      );
      // Longer paths come first (RFC 6265 section 5.4).
      sent.sort((a, b) => b.path.length - a.path.length);
      return sent.length > 0 ? sent.map((cookie) => `${cookie.name}=${cookie.value}`).join("; ") : undefined;
    },
  };
}
