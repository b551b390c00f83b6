/**
 * Starts the standalone output, beside which the build puts this file: `node start.mjs`. It listens on the address that
 * HOST names, this machine's own unless told otherwise (Next listens on HOSTNAME, which a container has anyway, and else
 * on every address), and refuses what Next would read in vain before Next sees it.
 */
import http from "node:http";
import { fileURLToPath } from "node:url";
import { compressedAssets } from "./compressed-assets.mjs";

/** Nothing here takes a body. Next reads up to 10 MB of one before it asks anything of ours. */
const MOST_BODY_BYTES = 65_536;

/** @type {http.ServerOptions} */
const limits = {
  // A load balancer lets 64 KB of headers through; Node itself refuses what is over 16 KB.
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
  maxHeaderSize: 65_536,
  headersTimeout: 15_000,
  requestTimeout: 30_000,
};

const JSON_TYPE = "application/json; charset=utf-8";
/** @param {number} status @param {string} code */
const inJson = (status, code) => ({
  status,
  headers: { "content-type": JSON_TYPE },
  text: JSON.stringify({ error: { code } }),
});

/** @param {http.IncomingMessage} request */
function refusalOf({ url = "", method = "", headers }) {
  // Only proxies are asked for a whole address.
  if (!url.startsWith("/")) return inJson(400, "bad-target");
  const isLong = Number(headers["content-length"] ?? 0) > MOST_BODY_BYTES;
  if (isLong || headers["transfer-encoding"] !== undefined) return inJson(413, "too-large");
  // Next waits for a body before it asks proxy.ts, which would say the same; where none comes, it logs a fault.
  if (method !== "GET" && method !== "HEAD" && !url.startsWith("/api/")) {
    const forPeople = { "content-type": "text/plain; charset=utf-8", allow: "GET, HEAD" };
    return { status: 405, headers: forPeople, text: "Pages are only read." };
  }
  return null;
}

const answeredAsset = compressedAssets(fileURLToPath(new URL("compressed", import.meta.url)));

/** @param {http.RequestListener} listener */
function guarded(listener) {
  /** @type {http.RequestListener} */
  const guard = (request, response) => {
    const refusal = refusalOf(request);
    if (refusal === null) return answeredAsset(request, response) || listener(request, response);
    const { status, headers, text } = refusal;
    response.writeHead(status, { connection: "close", "cache-control": "no-store", ...headers });
    response.end(`${text}\n`);
  };
  return guard;
}

const { createServer } = http;
http.createServer = (listener) => {
  const server = createServer(limits, guarded(listener));
  const { on } = server;
  // There are no WebSockets: without a listener, such a request is one like any other.
  server.on = (name, listen) => (name === "upgrade" ? server : on.call(server, name, listen));
  // The server refuses to start without this entry point.
  globalThis.authpathEntry = true;
  return server;
};

process.env.HOSTNAME = process.env.HOST || "127.0.0.1";
process.env.PORT ||= "5610";
process.env.NEXT_TELEMETRY_DISABLED = "1";
await import("./server.js");
