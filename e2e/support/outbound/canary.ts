import { once } from "node:events";
import { createServer as createHttpServer, type RequestListener } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { createServer, type Socket } from "node:net";
import type { ServerCertificate } from "./certificates";

/** Connections by the address they were made to, as `ip:port`, oldest first. */
export interface Canary {
  reached: string[];
  close(): void;
}

const sing: RequestListener = (_request, response) => {
  response.writeHead(200, { "content-type": "text/plain" }).end("canary");
};

const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.)/, "");

/**
 * Listens on 80 (HTTP), 443 and 8080 (https) of every address. `/to?<url>` redirects there; all else is answered by
 * `answer`. The first connection to an address of `resetFirst` is reset once the client has spoken.
 */
export async function startCanary(
  certificate: ServerCertificate,
  { resetFirst = [], answer = sing }: { resetFirst?: string[]; answer?: RequestListener } = {},
): Promise<Canary> {
  const handler: RequestListener = (request, response) => {
    const [path, target] = request.url?.split("?") ?? [];
    if (path === "/to" && target) {
      // Header text goes out as Latin-1: these are the UTF-8 bytes, as servers send them.
      const location = Buffer.from(decodeURIComponent(target))
        .toString("latin1")
        .replaceAll(/[\r\n]/g, "");
      response.writeHead(302, { location }).end();
    } else answer(request, response);
  };
  const http = createHttpServer(handler);
  const https = createHttpsServer(certificate, handler);
  https.on("tlsClientError", (_error, socket) => socket.destroy());
  const reached: string[] = [];
  const toReset = new Set(resetFirst);

  const servers = [80, 443, 8080].map((port) =>
    createServer((socket: Socket) => {
      const address = plain(socket.localAddress ?? "unknown");
      reached.push(`${address}:${port}`);
      socket.on("error", () => socket.destroy());
      if (toReset.delete(address)) socket.once("data", () => socket.resetAndDestroy());
      else (port === 80 ? http : https).emit("connection", socket);
    }).listen(port, "::"),
  );
  await Promise.all(servers.map((server) => once(server, "listening")));
  return {
    reached,
    close() {
      for (const server of servers) server.close();
      http.closeAllConnections();
      https.closeAllConnections();
    },
  };
}
