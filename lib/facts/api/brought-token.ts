import { classify } from "../../jwt/classify";
import { decodeToken } from "../../jwt/decode/decode-token";
import type { TokenKind } from "../../jwt/index";
import { stringMember, stringsMember } from "../../jwt/json-reader";
import { headerOfSource } from "../../jwt/read/header-value";
import type { ApiAuthorizer } from "../../model/api";
import type { Brought, BroughtRequest } from "../../model/brought";
import { isMasked } from "./masked-value";

/** The token that the authorizer got, as far as it was pasted. `absent`: `why` says what would have shown it. */
export type BroughtToken = { readonly state: "absent"; readonly why: string } | ClaimsOfToken;

/** What a token says of itself; nothing of it is verified. */
export interface ClaimsOfToken {
  readonly state: "read";
  readonly kind: TokenKind;
  readonly issuer: string | undefined;
  /** `aud`; undefined where there is none. */
  readonly audience: readonly string[] | undefined;
  readonly clientId: string | undefined;
  readonly algorithm: string | undefined;
}

/** What would settle what only the token shows. */
export const needsToken = "the request with its token, as it was sent";

/**
 * The token of a pasted request, read where the authorizer looks for it: a header or, at an HTTP API, a query parameter.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
export function broughtToken({ request }: Brought, { identitySource }: ApiAuthorizer): BroughtToken {
  if (request === undefined) return { state: "absent", why: "The request was not pasted." };
  const [source = ""] = identitySource;
  const text = valueAt(request, source)?.trim() ?? "";
  if (text === "") return { state: "absent", why: `The pasted request has nothing at ${source}.` };
  if (isMasked(text)) {
    return { state: "absent", why: `What stands at ${source} was cut or stands for something else.` };
  }
  const token = decodeToken(text.replace(/^Bearer\s+/i, ""));
  const { header, claims } = token;
  if (claims === undefined)
    return { state: "absent", why: `What the pasted request has at ${source} is no token that can be read.` };
  return {
    state: "read",
    kind: classify(token),
    issuer: stringMember(claims, "iss"),
    audience: stringsMember(claims, "aud"),
    clientId: stringMember(claims, "client_id"),
    algorithm: stringMember(header, "alg"),
  };
}

function valueAt({ headers, url }: BroughtRequest, source: string): string | undefined {
  const header = headerOfSource(source);
  if (header !== undefined) return headers.find(({ name }) => name.toLowerCase() === header)?.value;
  const [, parameter] = /^\$request\.querystring\.(.+)$/.exec(source) ?? [];
  const [, query] = /\?([^#]*)/.exec(url ?? "") ?? [];
  if (parameter === undefined || query === undefined) return undefined;
  return new URLSearchParams(query).get(parameter) ?? undefined;
}
