/** The listeners of all load balancers of a world: one HTTPS server for port 443, one HTTP server for port 80. */
import { once } from "node:events";
import { appendFileSync } from "node:fs";
import {
  createServer as createHttpServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import { createServer as createHttpsServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { TLSSocket } from "node:tls";
import { hostOf, parseCookies } from "../idp/question";
import type { Authority } from "../tls/authority";
import type { Dial } from "../tls/dialled-request";
import type { World } from "../world";
import { logLine } from "./access-log";
import { answer } from "./answer";
import type { Arrival, Outcome } from "./arrival";
import { type Balancer, balancerAt, listenerOf } from "./balancer-at";
import { certificateFor } from "./certificate-for";
import { deliverLog } from "./deliver-log";
import type { HeaderKeys } from "./header-keys";
import type { Door } from "./run-rule";
import { createSealer } from "./sealed";

export interface FrontDoorOptions {
  /** Asked anew at each request, so that a repaired world takes effect at once. */
  readonly world: () => World;
  readonly authority: Authority;
  /** Where the providers' names really listen. */
  readonly dial: Dial;
  readonly keys: HeaderKeys;
  /** 0 or absent: any free port of 127.0.0.1. */
  readonly ports?: { readonly https?: number; readonly http?: number };
  /** Milliseconds that the load balancer waits for a provider: 5000 where absent, as at AWS. */
  readonly providerTimeoutMs?: number;
  /** Milliseconds; the wall clock where absent. */
  readonly now?: () => number;
  /** File to which access log lines are appended as well. */
  readonly logFile?: string;
}

export interface FrontDoor {
  readonly ports: { readonly https: number; readonly http: number };
  /** Lines of all load balancers, oldest first. */
  accessLog(): string[];
  close(): Promise<void>;
}

/** All request headers together, in octets. */
const HEADERS_LIMIT = 64 * 1024;

function arrivalOf(request: IncomingMessage, port: 443 | 80, at: number): Arrival {
  const socket = request.socket as TLSSocket;
  const secure = port === 443;
  const serverName = secure && typeof socket.servername === "string" ? socket.servername : "";
  return {
    at,
    scheme: secure ? "https" : "http",
    port,
    method: request.method ?? "GET",
    target: request.url ?? "/",
    host: hostOf(request),
    httpVersion: request.httpVersion,
    headers: request.headers,
    headerValues: Object.fromEntries(
      Object.entries(request.headersDistinct).map(([name, values]) => [name, values ?? []]),
    ),
    cookies: parseCookies(request.headers.cookie),
    tls: secure
      ? { serverName, cipher: socket.getCipher().standardName, protocol: socket.getProtocol() ?? "-" }
      : undefined,
  };
}

function write(response: ServerResponse, outcome: Outcome): void {
  if (outcome.unwritable) {
    response.destroy();
    return;
  }
  response.writeHead(outcome.status, {
    ...outcome.headers,
    "content-length": String(Buffer.byteLength(outcome.body)),
  });
  response.end(outcome.body);
}

async function listen(server: Server, port: number | undefined): Promise<number> {
  server.listen(port ?? 0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

async function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
}

/** Starts both servers. A name behind which no load balancer listens is not answered at all. */
export async function startFrontDoor(options: FrontDoorOptions): Promise<FrontDoor> {
  const { world, authority, keys } = options;
  const now = options.now ?? Date.now;
  const lines: string[] = [];
  const sealer = createSealer();
  const doorOf = (balancer: Balancer): Door => ({
    channel: {
      world,
      balancer,
      dial: options.dial,
      ca: authority.caPem,
      timeoutMs: options.providerTimeoutMs ?? 5000,
    },
    sealer,
    keys,
  });

  const presentedAt = (host: string) => {
    const balancer = balancerAt(world(), host);
    const listener = balancer && listenerOf(balancer, 443);
    return listener && certificateFor(balancer, listener.ListenerArn, host, now());
  };

  const handle = async (
    request: IncomingMessage,
    response: ServerResponse,
    port: 443 | 80,
  ): Promise<void> => {
    const arrival = arrivalOf(request, port, now());
    const reached = arrival.tls?.serverName.toLowerCase() || arrival.host;
    const balancer = balancerAt(world(), reached);
    const listener = balancer && listenerOf(balancer, port);
    if (!balancer || !listener) {
      response.destroy();
      return;
    }
    const outcome = await answer(arrival, balancer, listener.ListenerArn, doorOf(balancer));
    const line = logLine({
      balancer,
      arrival,
      outcome,
      certificateArn: port === 443 ? presentedAt(reached)?.arn : undefined,
      clientPort: request.socket.remotePort ?? 0,
      answeredAt: now(),
    });
    lines.push(line);
    deliverLog(balancer, line, now());
    if (options.logFile !== undefined) appendFileSync(options.logFile, `${line}\n`);
    write(response, outcome);
  };
  const listenerFor = (port: 443 | 80) => (request: IncomingMessage, response: ServerResponse) => {
    handle(request, response, port).catch((error: unknown) => {
      console.error("front door", request.url, error);
      response.destroy();
    });
  };

  // HTTP/1.0 without Host is answered by the load balancer, not refused by the parser.
  const limits = { maxHeaderSize: HEADERS_LIMIT, requireHostHeader: false };
  const https = createHttpsServer(
    {
      ...limits,
      SNICallback: (name, done) => {
        const host = name.toLowerCase();
        const presented = presentedAt(host);
        if (!presented) return done(new Error(`no HTTPS listener answers as ${host}`));
        authority.secureContextFor(host, presented.kind).then(
          (context) => done(null, context),
          (error: Error) => done(error),
        );
      },
    },
    listenerFor(443),
  );
  const http = createHttpServer(limits, listenerFor(80));
  const ports = {
    https: await listen(https, options.ports?.https),
    http: await listen(http, options.ports?.http),
  };
  return {
    ports,
    accessLog: () => [...lines],
    close: async () => {
      await Promise.all([stop(https), stop(http)]);
    },
  };
}
