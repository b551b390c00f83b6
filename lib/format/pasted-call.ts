import type { Brought } from "../model/brought";
import type { OAuthRequest } from "../model/oauth-request";
import { readRequestUrl } from "../routing/request-url";

/** What was read out of a pasted call, without any value of it: names of headers, the address without its query. */
export function pastedCallWords({ request, response, oauth }: Brought): string {
  if (oauth) return oauth.map(oauthWords).join(", and ");
  const parts: string[] = [];
  if (request) {
    const url = request.url === undefined ? null : readRequestUrl(request.url);
    const target = url?.ok ? `${url.request.host}${url.request.path}` : "";
    const call = [request.method, target].filter(Boolean).join(" ");
    const names = [...new Set(request.headers.map(({ name }) => name.toLowerCase()))];
    const headers = names.length === 0 ? "without headers" : `with ${names.join(", ")}`;
    parts.push(`${call === "" ? "a request" : call} ${headers}`);
  }
  if (response) parts.push(`the answer ${response.status}`);
  return parts.join(", and ");
}

function oauthWords({ endpoint, method, host, path }: OAuthRequest): string {
  const words =
    method === undefined ? `settings of the ${endpoint} endpoint` : `${article[endpoint]} request`;
  return `${words}, ${host}${path}`;
}

const article = { authorize: "an authorize", token: "a token" } as const;

/** Where a paste is of another host than the one that is diagnosed, its address is left out: said, not guessed. */
export function otherHostOf({ request }: Brought, diagnosed: string | undefined): string | null {
  const host = (text: string | undefined) => {
    const read = text === undefined ? null : readRequestUrl(text);
    return read?.ok ? read.request.host : null;
  };
  const own = host(request?.url);
  const asked = host(diagnosed);
  return own !== null && asked !== null && own !== asked ? own : null;
}
