import { once } from "node:events";
import type { RequestListener } from "node:http";
import { createServer } from "node:https";
import { type AddressInfo, createServer as createTcpServer, type Socket } from "node:net";
import type { ServerCertificate } from "./certificates";

export interface LoopbackServer {
  /** `127.0.0.1:port`, as the outbound map's `connect` wants it. */
  connect: string;
  /** TCP connections so far. */
  connections(): number;
  close(): Promise<void>;
}

/** A TCP server on an ephemeral loopback port. `onSocket` gets each connection and its number, from 1. */
export async function startTcpServer(
  onSocket: (socket: Socket, count: number) => void,
): Promise<LoopbackServer> {
  const open = new Set<Socket>();
  let count = 0;
  const server = createTcpServer((socket) => {
    count += 1;
    open.add(socket);
    socket.once("close", () => open.delete(socket));
    // What a client does to its connection is the test's business, not a crash.
    socket.on("error", () => socket.destroy());
    onSocket(socket, count);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    connect: `127.0.0.1:${port}`,
    connections: () => count,
    async close() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

/** An https server; `intercept` may take a connection for itself before TLS by returning true. */
export async function startHttpsServer(
  certificate: ServerCertificate,
  handler: RequestListener,
  intercept: (socket: Socket, count: number) => boolean = () => false,
): Promise<LoopbackServer> {
  const https = createServer(certificate, handler);
  https.on("tlsClientError", (_error, socket) => socket.destroy());
  return startTcpServer((socket, count) => {
    if (!intercept(socket, count)) https.emit("connection", socket);
  });
}
