/** One HTTP exchange with a name of the sandbox: the name in the request, a loopback address on the wire. */
import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { request as httpsRequest } from "node:https";

/** Where a name's listener for `port` really is; undefined where nothing listens. */
export type Dial = (host: string, port: number) => { host: string; port: number } | undefined;

export interface DialledRequest {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly dial: Dial;
  /** The only roots that are trusted, PEM. */
  readonly ca: string;
  /** Milliseconds for the whole exchange. */
  readonly timeoutMs: number;
}

export type Exchange =
  | {
      readonly state: "answered";
      readonly status: number;
      readonly headers: IncomingHttpHeaders;
      readonly body: string;
    }
  /** `unreachable`: no listener, connection or TLS refused, answer not HTTP. `timed-out`: past `timeoutMs`. */
  | { readonly state: "unreachable" | "timed-out"; readonly message: string };

/** Performs the exchange. Redirects are not followed, certificates are verified against `ca` alone. */
export function dialledRequest(asked: DialledRequest): Promise<Exchange> {
  const { url, timeoutMs } = asked;
  const secure = url.protocol === "https:" || url.protocol === "wss:";
  const where = asked.dial(url.hostname, Number(url.port || (secure ? 443 : 80)));
  if (!where) return Promise.resolve({ state: "unreachable", message: `no listener for ${url.host}` });
  return new Promise((resolve) => {
    const request = (secure ? httpsRequest : httpRequest)(
      {
        host: where.host,
        port: where.port,
        servername: url.hostname,
        method: asked.method,
        path: `${url.pathname}${url.search}`,
        headers: {
          host: url.host,
          ...asked.headers,
          ...(asked.body === undefined ? {} : { "content-length": String(Buffer.byteLength(asked.body)) }),
        },
        ca: asked.ca,
        agent: false,
        maxHeaderSize: 128 * 1024,
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", (error) => settle({ state: "unreachable", message: error.message }));
        response.on("end", () =>
          settle({
            state: "answered",
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString("utf8"),
          }),
        );
      },
    );
    const timer = setTimeout(() => {
      settle({ state: "timed-out", message: `no answer in ${timeoutMs} ms` });
      request.destroy();
    }, timeoutMs);
    const settle = (exchange: Exchange): void => {
      clearTimeout(timer);
      resolve(exchange);
    };
    request.on("error", (error) => settle({ state: "unreachable", message: error.message }));
    // A handshake that was accepted (101) is the answer: nothing is said afterwards.
    request.on("upgrade", ({ statusCode = 0, headers }, socket) => {
      settle({ state: "answered", status: statusCode, headers, body: "" });
      socket.destroy();
    });
    request.end(asked.body);
  });
}
