import type { BroughtRequest } from "../model/brought";
import type { OAuthRequest } from "../model/oauth-request";
import type { RequestTarget } from "../routing/request-target";
import { readRequestUrl } from "../routing/request-url";

/**
 * The authorize or token request that a pasted request is; null where it is none. Told by the endpoint's path, or by the
 * parameter that only such a request has (RFC 6749 sections 4.1.1 and 4.1.3).
 */
export function oauthRequest({ method, url, headers, body }: BroughtRequest): OAuthRequest | null {
  const read = url === undefined ? undefined : readRequestUrl(url);
  if (!read?.ok) return null;
  const { host, path } = read.request;
  const header = (name: string) => headers.find((each) => each.name.toLowerCase() === name)?.value;
  const type = header("content-type")?.split(";")[0]?.trim().toLowerCase() || null;
  const query = queryOf(read.request);
  const form = formOf(body ?? "", type);
  const place = { host, path, ...(method === undefined ? {} : { method }) };
  if (path === "/oauth2/token" || form.has("grant_type") || query.has("grant_type")) {
    const sent = form.size > 0 ? form : query;
    const basic = basicOf(header("authorization"));
    const base = { endpoint: "token" as const, ...place, contentType: type };
    // Of a body in a file, or that the paste lacks, nothing is known.
    if (method !== "GET" && (body === undefined || /^@|&@/.test(body))) return base;
    return {
      ...base,
      ...(basic === "variable" ? {} : clientOf(basic?.clientId ?? sent.get("client_id"))),
      ...(basic === "variable" ? {} : { secret: secretOf(basic, sent.has("client_secret")) }),
      ...parameters(sent),
    };
  }
  const asks = query.has("response_type") && query.has("client_id");
  if (path !== "/oauth2/authorize" && !asks) return null;
  return { endpoint: "authorize", ...place, ...clientOf(query.get("client_id")), ...parameters(query) };
}

/** A value that a shell or a program puts in later, or a part of it: `$ID`, `${ID}`, `{{id}}`, `https://{{host}}/`, `<id>`. */
export const isVariable = (text: string): boolean => /^[$<]|\$\{|\{\{/.test(text);

function clientOf(value: string | undefined): Pick<OAuthRequest, "clientId"> {
  if (value === undefined || value === "") return { clientId: null };
  return isVariable(value) ? {} : { clientId: value };
}

const parameters = (sent: ReadonlyMap<string, string>) => ({
  ...withText("grantType", sent.get("grant_type")),
  ...withText("responseType", sent.get("response_type")),
  ...withText("redirectUri", sent.get("redirect_uri")),
  ...withText("scope", sent.get("scope")),
});

function withText<K extends string>(key: K, value: string | undefined): { readonly [P in K]?: string } {
  return value && !isVariable(value) ? ({ [key]: value } as { readonly [P in K]?: string }) : {};
}

function queryOf({ query }: RequestTarget): ReadonlyMap<string, string> {
  return new Map(query.map(([key, value]) => [decoded(key), decoded(value ?? "")]));
}

/** A form, or the members of a JSON object: it is the wrong type, and still says what was meant. */
function formOf(body: string, type: string | null): ReadonlyMap<string, string> {
  if (type === "application/json" || /^\s*\{/.test(body)) {
    try {
      const read: unknown = JSON.parse(body);
      return new Map(
        Object.entries(read ?? {}).flatMap(([key, value]) =>
          typeof value === "string" ? [[key, value] as const] : [],
        ),
      );
    } catch {
      return new Map();
    }
  }
  return new Map(new URLSearchParams(body.trim()));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text; // a stray "%"
  }
}

interface Basic {
  readonly clientId?: string;
  readonly hasSecret: boolean;
}

/** RFC 6749 section 2.3.1. Null: no Basic header. Without a client id: what it holds is no `id:secret`. */
function basicOf(authorization: string | undefined): Basic | "variable" | null {
  const [, encoded] = /^\s*Basic\s+(\S+)\s*$/i.exec(authorization ?? "") ?? [];
  if (encoded === undefined) return null;
  if (isVariable(encoded)) return "variable";
  try {
    const pair = atob(encoded);
    if (isVariable(pair) && !pair.includes(":")) return "variable";
    const at = pair.indexOf(":");
    return at > 0
      ? { clientId: decoded(pair.slice(0, at)), hasSecret: at < pair.length - 1 }
      : { hasSecret: false };
  } catch {
    return { hasSecret: false };
  }
}

function secretOf(basic: Basic | null, inBody: boolean): NonNullable<OAuthRequest["secret"]> {
  if (basic !== null && basic.clientId === undefined) return "malformed";
  if (basic?.hasSecret) return inBody ? "header and body" : "header";
  return inBody ? "body" : "none";
}
