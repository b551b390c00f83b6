/** Front doors and providers of one world, for tests: on free ports of 127.0.0.1, with one authority for all. */
import { createHeaderKeys } from "../../sandbox/alb/header-keys";
import { startFrontDoor } from "../../sandbox/alb/start-front-door";
import { startApiDoor } from "../../sandbox/apigw/start-api-door";
import { startProviders } from "../../sandbox/idp/start-providers";
import { PASSWORD } from "../../sandbox/idp/users";
import { type Authority, createAuthority } from "../../sandbox/tls/authority";
import { type Dial, dialledRequest } from "../../sandbox/tls/dialled-request";
import type { Symptom, World } from "../../sandbox/world";
import { bearerFor } from "./bearer";
import type { CookieJar } from "./cookie-jar";
import { type Walk, walk } from "./walk";

export interface ServedWorld {
  readonly authority: Authority;
  readonly dial: Dial;
  /** The walk of the world's first user, in a new browser unless `jar` is given. */
  walk(url: string, jar?: CookieJar): Promise<Walk>;
  /** The walk's end with the `error_reason` of the last log line, as a scenario's symptom states it. */
  symptomAt(url: string): Promise<Symptom>;
  /** One request as it stands: no cookies, no redirects. Throws where no answer comes. */
  ask(url: string, request?: PlainRequest): Promise<Answered>;
  accessLog(): string[];
  close(): Promise<void>;
}

interface PlainRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

interface Answered {
  readonly status: number;
  readonly location: string;
  readonly setCookie: readonly string[];
  readonly body: string;
}

export interface ServeOptions {
  readonly providerTimeoutMs?: number;
  /** Milliseconds. */
  readonly now?: () => number;
  /** File to which access log lines are appended. */
  readonly logFile?: string;
}

/** `error_reason` (field 25) of an access log line; undefined where it is "-". */
export function reasonOf(line: string | undefined): string | undefined {
  const fields = line?.match(/"[^"]*"|\S+/g) ?? [];
  const reason = fields[24]?.replaceAll('"', "");
  return reason === undefined || reason === "-" ? undefined : reason;
}

export async function serveWorld(world: World, options: ServeOptions = {}): Promise<ServedWorld> {
  const authority = await createAuthority();
  const keys = createHeaderKeys();
  const shared = { world: () => world, authority, ...(options.now && { now: options.now }) };
  const providers = await startProviders({ ...shared, publicKeyOf: keys.publicKeyOf });
  const dial: Dial = (host, port) => {
    const serves = world.names[host]?.serves;
    if (serves === "provider" && port === 443) return { host: "127.0.0.1", port: providers.port };
    if (serves === "alb" && port === 443) return { host: "127.0.0.1", port: door.ports.https };
    if (serves === "alb" && port === 80) return { host: "127.0.0.1", port: door.ports.http };
    if (serves === "api" && port === 443) return { host: "127.0.0.1", port: apiDoor.port };
    return undefined;
  };
  const { providerTimeoutMs, logFile } = options;
  const door = await startFrontDoor({
    ...shared,
    dial,
    keys,
    ...(providerTimeoutMs !== undefined && { providerTimeoutMs }),
    ...(logFile !== undefined && { logFile }),
  });
  const apiDoor = await startApiDoor({
    ...shared,
    dial,
    // Canaries take every call.
    random: () => 0,
    ...(providerTimeoutMs !== undefined && { providerTimeoutMs }),
  });
  const stroll = async (url: string, jar?: CookieJar): Promise<Walk> =>
    walk({
      url,
      dial,
      ca: authority.caPem,
      headers: { ...(await bearerFor(world, url, { dial, ca: authority.caPem })) },
      username: world.users[0]?.username ?? "",
      password: PASSWORD,
      ...(jar && { jar }),
    });
  return {
    authority,
    dial,
    walk: stroll,
    symptomAt: async (url) => {
      const { last } = await stroll(url);
      const reason = last.at === "load-balancer" ? reasonOf(door.accessLog().at(-1)) : undefined;
      return { ...last, ...(reason !== undefined && { reason }) };
    },
    ask: async (url, { method = "GET", headers = {}, body } = {}) => {
      const exchange = await dialledRequest({
        url: new URL(url),
        method,
        headers,
        ...(body !== undefined && { body }),
        dial,
        ca: authority.caPem,
        timeoutMs: 10_000,
      });
      if (exchange.state !== "answered") throw new Error(`${url}: ${exchange.message}`);
      return {
        status: exchange.status,
        location: exchange.headers.location ?? "",
        setCookie: exchange.headers["set-cookie"] ?? [],
        body: exchange.body,
      };
    },
    accessLog: door.accessLog,
    close: async () => {
      await Promise.all([door.close(), apiDoor.close(), providers.close()]);
    },
  };
}
