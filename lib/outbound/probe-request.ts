import "server-only";
import { type OutgoingHttpHeaders, validateHeaderValue } from "node:http";
import type { ExchangeRequest } from "./exchange";
import type { ScreenedUrl } from "./screen-url";
import type { GetOptions } from "./types";

const DEFAULT_ACCEPT = "application/json, */*;q=0.5";

/**
 * The request as it goes out: headers are named one by one, so nothing of the caller's rides along.
 * Throws a TypeError for a header value that HTTP does not allow.
 */
export function probeRequest(screened: ScreenedUrl, options: GetOptions): ExchangeRequest {
  const headers: OutgoingHttpHeaders = {
    host: screened.port === 443 ? screened.host : `${screened.host}:${screened.port}`,
    "user-agent": "authpath",
    "accept-encoding": "identity",
    accept: options.headers?.accept ?? DEFAULT_ACCEPT,
    connection: "close",
  };
  if (options.method === "POST") {
    headers["content-type"] = options.headers["content-type"];
    headers["content-length"] = Buffer.byteLength(options.body);
    if (options.headers.authorization?.startsWith("Basic ")) {
      headers.authorization = options.headers.authorization;
    }
  }
  for (const [name, value] of Object.entries(headers)) validateHeaderValue(name, `${value ?? ""}`);
  return {
    method: options.method ?? "GET",
    url: screened.url,
    target: screened.target,
    headers,
    body: options.method === "POST" ? options.body : undefined,
  };
}
