/** API Gateway's front door: one HTTPS server for all APIs of a world, by their own names and by custom domains. */
import { createHash, randomUUID } from "node:crypto";
import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import type { Authority } from "../tls/authority";
import type { World } from "../world";
import { answerHttp } from "./answer-http";
import { answerRest } from "./answer-rest";
import { answerHandshake } from "./answer-websocket";
import { type Call, callOf, type Reply } from "./call";
import { findApi } from "./find-api";
import { forbidden } from "./gateway-response";
import type { HttpAsked } from "./http-lambda";
import type { Asked } from "./rest-authorizers";
import { createResultCache } from "./result-cache";
import type { Outside } from "./verify-token";

export interface ApiDoorOptions {
  /** Asked anew at each call, so that a repaired world takes effect at once. */
  readonly world: () => World;
  readonly authority: Authority;
  /** Where the providers' names really listen. */
  readonly dial: Outside["dial"];
  /** 0 or absent: any free port of 127.0.0.1. */
  readonly port?: number;
  /** Milliseconds that API Gateway waits for a provider: 5000 where absent (what AWS waits is not documented). */
  readonly providerTimeoutMs?: number;
  /** Milliseconds; the wall clock where absent. */
  readonly now?: () => number;
  /** In [0, 1): which calls a canary takes; chance where absent. */
  readonly random?: () => number;
}

export interface ApiDoor {
  readonly port: number;
  close(): Promise<void>;
}

function writeHandshake(socket: Duplex, { status, headers, body }: Reply, key: string): void {
  const accepted = createHash("sha1").update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest("base64");
  const all = {
    ...headers,
    ...(status === 101
      ? { "sec-websocket-accept": accepted }
      : { "content-length": String(Buffer.byteLength(body)), connection: "close" }),
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  // The first answer is all that a caller of the sandbox waits for.
  socket.end(`HTTP/1.1 ${status} Handshake\r\n${lines.join("\r\n")}\r\n\r\n${body}`);
}

export async function startApiDoor(options: ApiDoorOptions): Promise<ApiDoor> {
  const { world, authority, dial } = options;
  const { now = Date.now, random = Math.random, providerTimeoutMs: timeoutMs = 5000 } = options;
  const outside: Outside = { dial, ca: authority.caPem, timeoutMs };
  const restCache = createResultCache<Asked>((asked) => "decision" in asked);
  const httpCache = createResultCache<HttpAsked>((asked) => "decision" in asked);

  const reply = async (call: Call, upgrade: boolean): Promise<Reply> => {
    const place = findApi(world(), call);
    if (!place.found) return forbidden(call.requestId);
    const { api } = place;
    const http = { world: world(), outside, cache: httpCache };
    switch (api.protocol) {
      case "rest":
        return answerRest(api.rest, place, call, { world: world(), outside, cache: restCache, random });
      case "http":
        return answerHttp(api.http, place, call, http);
      case "websocket":
        return upgrade ? answerHandshake(api.http, place, call, http) : forbidden(call.requestId);
    }
  };

  const server = createServer(
    {
      maxHeaderSize: 64 * 1024,
      SNICallback: (name, done) => {
        const host = name.toLowerCase();
        if (world().names[host]?.serves !== "api") return done(new Error(`no API answers as ${host}`));
        authority.secureContextFor(host, "good").then(
          (context) => done(null, context),
          (error: Error) => done(error),
        );
      },
    },
    (request: IncomingMessage, response: ServerResponse) => {
      reply(callOf(request, now(), randomUUID()), false).then(
        ({ status, headers, body }) => {
          const length = status === 204 ? {} : { "content-length": String(Buffer.byteLength(body)) };
          response.writeHead(status, { ...headers, ...length });
          response.end(body);
        },
        (error: unknown) => {
          console.error("API front door", request.url, error);
          response.destroy();
        },
      );
    },
  );
  server.on("upgrade", (request: IncomingMessage, socket: Duplex) => {
    socket.on("error", () => socket.destroy());
    reply(callOf(request, now(), randomUUID()), true).then(
      (answered) => writeHandshake(socket, answered, String(request.headers["sec-websocket-key"] ?? "")),
      (error: unknown) => {
        console.error("API front door", request.url, error);
        socket.destroy();
      },
    );
  });
  server.listen(options.port ?? 0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
