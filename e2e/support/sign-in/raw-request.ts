import { connect } from "node:net";

export interface RawAnswer {
  /** 0 where the connection ended without an answer. */
  readonly status: number;
  /** Status line, headers and body, as they came. */
  readonly text: string;
}

interface RawRequest {
  readonly method?: string;
  readonly path: string;
  readonly host?: string;
  readonly lines?: readonly string[];
  readonly body?: string;
}

const DEADLINE_MS = 30_000;

/** Sends one request byte by byte as it stands here: no client in between that would tidy it up. */
export function rawRequest(origin: string, request: RawRequest): Promise<RawAnswer> {
  const { host: own, hostname, port } = new URL(origin);
  const { method = "GET", path, host = own, lines = [], body = "" } = request;
  const length = body === "" ? [] : [`content-length: ${Buffer.byteLength(body)}`];
  const head = [`${method} ${path} HTTP/1.1`, `host: ${host}`, "connection: close", ...lines, ...length];
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect({ host: hostname, port: Number(port) });
    socket.setTimeout(DEADLINE_MS, () => socket.destroy(new Error(`no answer to ${method} ${path}`)));
    socket.on("data", (chunk) => chunks.push(chunk));
    // A server that refuses what is too large hangs up while it is still sent.
    socket.on("error", (error) => (chunks.length > 0 ? undefined : reject(error)));
    socket.on("close", () => {
      const text = Buffer.concat(chunks).toString("utf8");
      resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0), text });
    });
    socket.write(`${head.join("\r\n")}\r\n\r\n${body}`);
  });
}
