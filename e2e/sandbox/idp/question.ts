/** What the hand-written endpoints read of a request, and how they answer. */
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";

export interface Question {
  readonly method: string;
  /** Absolute, with the host that the client asked for (no port: all names are asked on 443). */
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly cookies: ReadonlyMap<string, string>;
  readonly body: string;
  /** The body, where its content type is `application/x-www-form-urlencoded`. */
  readonly form: URLSearchParams | undefined;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: string;
}

/** Cookies of a `Cookie` header (RFC 6265 section 5.4); the first of a repeated name wins. */
export function parseCookies(header: string | undefined): Map<string, string> {
  const cookies = new Map<string, string>();
  for (const pair of (header ?? "").split(";")) {
    const at = pair.indexOf("=");
    if (at < 1) continue;
    const name = pair.slice(0, at).trim();
    if (!cookies.has(name)) cookies.set(name, pair.slice(at + 1).trim());
  }
  return cookies;
}

/** Host of a request in lower case, without port; "" where the client sent none. */
export function hostOf(request: IncomingMessage): string {
  return (request.headers.host ?? "").replace(/:\d+$/, "").toLowerCase();
}

export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

export async function readQuestion(request: IncomingMessage): Promise<Question> {
  const body = await readBody(request);
  const type = (request.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase();
  return {
    method: request.method ?? "GET",
    url: new URL(`https://${hostOf(request)}${request.url ?? "/"}`),
    headers: request.headers,
    cookies: parseCookies(request.headers.cookie),
    body,
    form: type === "application/x-www-form-urlencoded" ? new URLSearchParams(body) : undefined,
  };
}

export function give(response: ServerResponse, answer: Answer): void {
  response.writeHead(answer.status, {
    ...answer.headers,
    "content-length": String(Buffer.byteLength(answer.body)),
  });
  response.end(answer.body);
}

export const json = (status: number, value: unknown, headers: Answer["headers"] = {}): Answer => ({
  status,
  headers: { "content-type": "application/json;charset=UTF-8", "cache-control": "no-store", ...headers },
  body: JSON.stringify(value),
});

export const html = (status: number, body: string, headers: Answer["headers"] = {}): Answer => ({
  status,
  headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store", ...headers },
  body,
});

export const redirectTo = (location: string, headers: Answer["headers"] = {}): Answer => ({
  status: 302,
  headers: { location, "cache-control": "no-store", ...headers },
  body: "",
});
