import type { RequestTarget } from "./request-target";

/** What the address of a page of the identity provider says of the request that led there. */
export interface ProviderPage {
  readonly clientId?: string;
  readonly redirectUri?: string;
  /** The OAuth error code, such as `redirect_mismatch`. */
  readonly error?: string;
  readonly scope?: string;
  readonly responseType?: string;
}

/**
 * Pages of a user pool domain: authorize and login endpoints, and `/error`, where a refused request ends
 * (https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-userpools-server-contract-reference.html).
 * Other providers use other paths: there `client_id` beside another parameter of RFC 6749 4.1.1 tells.
 */
const userPoolPaths = new Set(["/oauth2/authorize", "/login", "/signup", "/logout", "/error"]);

/** Reads the page of a provider; undefined where the URL does not look like one. */
export function readProviderPage(request: RequestTarget): ProviderPage | undefined {
  const value = (name: string) => parameter(request, name);
  const clientId = value("client_id");
  const redirectUri = value("redirect_uri");
  const error = value("error");
  const scope = value("scope");
  const responseType = value("response_type");
  const known = userPoolPaths.has(request.path);
  const asksForCode = request.query.some(([key]) => key === "response_type" || key === "redirect_uri");
  const isPage =
    clientId === undefined ? request.path === "/error" && error !== undefined : known || asksForCode;
  if (!isPage) return undefined;
  return {
    ...(clientId === undefined ? {} : { clientId }),
    ...(redirectUri === undefined ? {} : { redirectUri }),
    ...(error === undefined ? {} : { error }),
    ...(scope === undefined ? {} : { scope }),
    ...(responseType === undefined ? {} : { responseType }),
  };
}

/** Undefined where the parameter is missing, empty or was cut. */
function parameter(request: RequestTarget, name: string): string | undefined {
  const raw = request.query.find(([key]) => key === name)?.[1];
  if (!raw) return undefined;
  try {
    return decodeURIComponent(raw.replace(/\+/g, " "));
  } catch {
    return raw; // a stray "%"
  }
}
