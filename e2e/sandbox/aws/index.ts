import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import type { World } from "../world";
import { type Calls, createCalls } from "./calls";
import { createKeyRing } from "./credentials";
import { type Dispatcher, dispatch } from "./dispatch";
import { createFaults, type Faults } from "./faults";

export type { Fault } from "./faults";

export interface AwsSandboxOptions {
  /** Most rows of a page; without it AWS's own maximum. */
  readonly pageSize?: number;
  /** Port on 127.0.0.1; 0, the default: any that is free. */
  readonly port?: number;
  /** Clock of dates that changes leave behind and of session expiry. */
  readonly now?: () => Date;
}

export interface AwsSandbox {
  /** `http://127.0.0.1:<port>`: the endpoint of every service. */
  readonly url: string;
  readonly port: number;
  /** The standard variables that lead an SDK or the CLI here and keep it from the user's own profile. */
  readonly environment: Readonly<Record<string, string>>;
  readonly faults: Faults;
  readonly calls: Calls;
  /** The live world: change it and the next answer shows it. */
  readonly world: () => World;
  readonly setWorld: (world: World) => void;
  readonly close: () => Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

async function serve(
  dispatcher: Dispatcher,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await bodyOf(request);
  const { method = "", url: path = "", headers } = request;
  const { delayMs, ended, answer } = await dispatch(dispatcher, { method, path, headers, body });
  response.once("close", ended);
  if (delayMs > 0) await wait(delayMs);
  if (answer.kind === "reset") request.socket.resetAndDestroy();
  if (answer.kind !== "response") return;
  response.writeHead(answer.response.status, answer.response.headers);
  response.end(answer.response.body);
}

function environmentFor(url: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: url,
    AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "false",
    AWS_REGION: "eu-west-1",
    AWS_DEFAULT_REGION: "eu-west-1",
    AWS_ACCESS_KEY_ID: "AKIASANDBOXSANDBOX01",
    AWS_SECRET_ACCESS_KEY: "not-a-secret-the-sandbox-takes-any-signature",
    AWS_SESSION_TOKEN: "",
    AWS_PROFILE: "",
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    AWS_EC2_METADATA_DISABLED: "true",
  };
}

/** Serves the AWS accounts of `world` on 127.0.0.1, over the wire protocols of the real services. */
export async function startAwsSandbox(world: World, options: AwsSandboxOptions = {}): Promise<AwsSandbox> {
  let current = world;
  const dispatcher: Dispatcher = {
    world: () => current,
    faults: createFaults(),
    calls: createCalls(),
    keys: createKeyRing(() => current.accounts[0]?.id ?? "000000000000"),
    pageSize: options.pageSize,
    now: options.now ?? (() => new Date()),
  };
  const server = createServer((request, response) => {
    serve(dispatcher, request, response).catch((error: unknown) => {
      // A handler that throws is a fault of the sandbox: show it to the caller instead of hanging.
      if (!response.headersSent) response.writeHead(500, { "content-type": "text/plain" });
      response.end(`sandbox: ${error instanceof Error ? error.stack : String(error)}`);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    port,
    environment: environmentFor(url),
    faults: dispatcher.faults,
    calls: dispatcher.calls,
    world: () => current,
    setWorld: (next) => {
      current = next;
    },
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}
