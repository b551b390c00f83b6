import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { Worker } from "node:worker_threads";

/** Listens, then never accepts: its thread sleeps for good. */
const LISTENER = `
  const { parentPort } = require("node:worker_threads");
  const server = require("node:net").createServer();
  server.listen({ port: 0, host: "127.0.0.1", backlog: 1 }, () => {
    parentPort.postMessage(server.address().port);
    setTimeout(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0), 20);
  });
`;

const CONNECTION_ATTEMPTS = 8;
const SETTLE_MS = 300;

/**
 * A loopback port on which a TCP connect hangs: its accept queue is full, so Linux drops further SYNs.
 */
export async function startFullBacklog(): Promise<{ connect: string; close(): Promise<void> }> {
  const worker = new Worker(LISTENER, { eval: true });
  const [port] = (await once(worker, "message")) as [number];
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  const fillers: Socket[] = Array.from({ length: CONNECTION_ATTEMPTS }, () => connect(port, "127.0.0.1"));
  for (const filler of fillers) filler.on("error", () => filler.destroy());
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  return {
    connect: `127.0.0.1:${port}`,
    async close() {
      for (const filler of fillers) filler.destroy();
      await worker.terminate();
    },
  };
}
