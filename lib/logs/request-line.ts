/** The first line of a request as the log shows it, without the values of its query. */
export type LoggedRequest = {
  readonly method: string | null;
  readonly scheme: string | null;
  /** Lower case; null if the client sent something that is no host name. */
  readonly host: string | null;
  readonly port: number | null;
  /** Path without query; null if the line is malformed. */
  readonly path: string | null;
  /** Names of OAuth and OpenID Connect parameters that the query holds, in order; never a value. */
  readonly parameters: readonly string[];
  readonly protocol: string | null;
};

/**
 * Names that say something about a sign-in and are no secret themselves.
 * RFC 6749 section 11.2.2, RFC 9207 (`iss`), OpenID Connect Core 1.0 section 3.1.2.
 */
export const signInParameters: ReadonlySet<string> = new Set([
  ...["code", "state", "scope", "error", "error_description", "error_uri", "iss", "session_state", "nonce"],
  ...["client_id", "redirect_uri", "response_type", "response_mode", "prompt", "login_hint", "max_age"],
  ...[
    "id_token",
    "access_token",
    "refresh_token",
    "token_type",
    "expires_in",
    "logout_uri",
    "identity_provider",
  ],
  ...["code_challenge", "code_challenge_method", "authuser", "hd", "SAMLResponse", "RelayState"],
]);

const lineShape = /^(\S+) ([A-Za-z][A-Za-z0-9+]*):\/\/(\[[^\]]*\]|[^/:?#]*)(?::(\d{1,5}))?([/?#].*)?$/s;
const protocolShape = / (HTTP\/\d(?:\.\d)?)$/;
const hostShape = /^(?:[a-z0-9.-]{1,253}|\[[0-9a-f:.]{2,45}\])$/;

/** A host name or bracketed IPv6 address in lower case, or null for what is neither. */
export function hostName(text: string | null): string | null {
  const host = text?.toLowerCase() ?? "";
  return hostShape.test(host) ? host : null;
}

/** Reads `METHOD scheme://host:port/path?query HTTP/x`; what cannot be read is null, never an error. */
export function parseRequestLine(text: string): LoggedRequest {
  const protocol = protocolShape.exec(text)?.[1] ?? null;
  const head = protocol === null ? text.replace(/ -$/, "") : text.slice(0, -protocol.length - 1);
  const match = lineShape.exec(head);
  const method = head.slice(0, Math.max(0, head.indexOf(" ")));
  const base = { method: method === "" || method === "-" ? null : method, protocol };
  if (!match) return { ...base, scheme: null, host: null, port: null, path: null, parameters: [] };
  const [, , scheme = "", host = "", port, rest = ""] = match;
  const cut = rest.search(/[?#]/);
  const path = cut < 0 ? rest : rest.slice(0, cut);
  return {
    ...base,
    scheme: scheme.toLowerCase(),
    host: hostName(host),
    port: port === undefined ? null : Number(port),
    path: path === "" ? "/" : path,
    parameters: cut < 0 ? [] : parameterNames(rest.slice(cut + 1)),
  };
}

function parameterNames(query: string): string[] {
  const names = query.split("&").map((part) => part.split("=", 1)[0] ?? "");
  return [...new Set(names.filter((name) => signInParameters.has(name)))];
}
