/**
 * What a relying party sends to an OAuth endpoint, as somebody pasted it. Secrets are reduced to where they are sent.
 * RFC 6749 sections 2.3.1, 4.1.1, 4.1.3 and 4.4.2.
 */
export interface OAuthRequest {
  readonly endpoint: "authorize" | "token";
  readonly host: string;
  /** Without its query. */
  readonly path: string;
  /** Upper case; absent where settings of a program were pasted: it sends what the endpoint wants. */
  readonly method?: string;
  /** Media type in lower case, null where the request names none; absent like `method`. */
  readonly contentType?: string | null;
  /** Null: the request names none; absent where the paste does not show it, as a variable of a shell. */
  readonly clientId?: string | null;
  /** Of a token request; absent like `clientId`. `malformed`: a Basic header that holds no `id:secret`. */
  readonly secret?: "none" | "header" | "body" | "header and body" | "malformed";
  readonly grantType?: string;
  readonly responseType?: string;
  readonly redirectUri?: string;
  /** Separated by spaces. */
  readonly scope?: string;
}
