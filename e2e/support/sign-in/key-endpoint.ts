import type { ServerCertificate } from "../outbound/certificates";
import { type LoopbackServer, startHttpsServer } from "../outbound/https-server";

export const KEY_HOST = "public-keys.auth.elb.eu-west-1.amazonaws.com";

export interface KeyEndpoint {
  /** `127.0.0.1:port`. */
  readonly connect: string;
  /** Paths asked for, one after another. */
  readonly asked: string[];
  /** From now on every connection is cut. */
  readonly goDown: () => void;
  readonly close: () => Promise<void>;
}

/** Where a Region publishes the keys of its load balancers: these, by key id. */
export async function startKeyEndpoint(
  certificate: ServerCertificate,
  keys: Readonly<Record<string, string>>,
): Promise<KeyEndpoint> {
  const asked: string[] = [];
  let isDown = false;
  const server: LoopbackServer = await startHttpsServer(
    certificate,
    (request, response) => {
      asked.push(request.url ?? "");
      const pem = keys[(request.url ?? "").slice(1)];
      response.writeHead(pem === undefined ? 404 : 200, { "content-type": "text/plain" });
      response.end(pem ?? "not found");
    },
    (socket) => {
      if (isDown) socket.destroy();
      return isDown;
    },
  );
  return {
    connect: server.connect,
    asked,
    goDown: () => {
      isDown = true;
    },
    close: server.close,
  };
}
