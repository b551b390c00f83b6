/** A request as it reaches API Gateway, and what goes back. */
import type { IncomingMessage } from "node:http";
import type { TLSSocket } from "node:tls";
import { CLIENT_ADDRESS } from "../alb/client-address";
import { credentialScope } from "../aws/credentials";
import { hostOf } from "../idp/question";

export interface Call {
  /** When it was received, milliseconds. */
  readonly at: number;
  readonly method: string;
  /** Name of the TLS handshake, else the Host header: lower case, no port. */
  readonly serverName: string;
  /** Host header: lower case, no port. */
  readonly host: string;
  /** As sent, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** In order, names as sent. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly sourceIp: string;
  readonly requestId: string;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** `at` in milliseconds. */
export function callOf(request: IncomingMessage, at: number, requestId: string): Call {
  const target = request.url?.startsWith("/") ? request.url : "/";
  const [path = "/", query = ""] = target.split(/\?(.*)/s);
  const raw = request.rawHeaders;
  const { servername } = request.socket as TLSSocket;
  const host = hostOf(request);
  return {
    at,
    method: request.method ?? "GET",
    serverName: typeof servername === "string" ? servername.toLowerCase() : host,
    host,
    path,
    query: new URLSearchParams(query),
    headers: Array.from({ length: raw.length / 2 }, (_, n) => [raw[2 * n] ?? "", raw[2 * n + 1] ?? ""]),
    sourceIp: CLIENT_ADDRESS,
    requestId,
  };
}

/** All values of a header, whatever the case of its name. */
export function headerValues({ headers }: Pick<Call, "headers">, name: string): string[] {
  const wanted = name.toLowerCase();
  return headers.filter(([each]) => each.toLowerCase() === wanted).map(([, value]) => value);
}

export const headerOf = (call: Pick<Call, "headers">, name: string): string | undefined =>
  headerValues(call, name)[0];

/** Whether an AWS signature for APIs is there; as everywhere in the sandbox, it is not verified. */
export const isSigned = (call: Pick<Call, "headers">): boolean =>
  credentialScope(headerOf(call, "authorization"))?.service === "execute-api";
