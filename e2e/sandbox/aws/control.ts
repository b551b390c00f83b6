import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { AwsSandbox, Fault } from "./index";

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function isFault(value: unknown): value is Fault {
  if (!isObject(value)) return false;
  switch (value.kind) {
    case "deny":
    case "expired-token":
      return true;
    case "throttle":
      return value.every === undefined || (Number.isInteger(value.every) && Number(value.every) > 0);
    case "quota":
      return Number(value.burst) > 0 && Number(value.perSecond) > 0;
    case "delay":
      return typeof value.ms === "number" && value.ms >= 0;
    case "break":
      return ["error", "rubbish", "hang", "reset"].includes(String(value.how));
    default:
      return false;
  }
}

async function jsonOf(request: IncomingMessage): Promise<unknown> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(`${JSON.stringify(body)}\n`);
}

/** What is controlled. */
interface Controlled {
  readonly aws: AwsSandbox;
  readonly providers: { readonly asked: () => number };
}

async function control(
  { aws, providers }: Controlled,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  switch (`${request.method} ${request.url}`) {
    case "GET /faults":
      return answer(response, 200, aws.faults.list());
    case "PUT /faults": {
      const asked = await jsonOf(request);
      const faults = isObject(asked) ? Object.entries(asked) : [];
      if (!isObject(asked) || !faults.every(([, list]) => Array.isArray(list) && list.every(isFault))) {
        return answer(response, 400, { error: 'expected {"service:Operation": [{"kind": "deny"}]}' });
      }
      aws.faults.clear();
      for (const [target, list] of faults) aws.faults.set(target, ...(list as Fault[]));
      return answer(response, 200, aws.faults.list());
    }
    case "DELETE /faults":
      aws.faults.clear();
      return answer(response, 200, {});
    case "GET /calls":
      return answer(response, 200, aws.calls.report());
    case "DELETE /calls":
      aws.calls.reset();
      return answer(response, 200, aws.calls.report());
    case "GET /provider-requests":
      return answer(response, 200, { total: providers.asked() });
    default:
      return answer(response, 404, {
        error: "GET, PUT or DELETE /faults; GET or DELETE /calls; GET /provider-requests",
      });
  }
}

/**
 * Faults and call counts of a running sandbox over HTTP, for browser journeys and for trying things by hand:
 * `PUT /faults` replaces all faults by the map sent, `DELETE /faults` clears them, `GET /calls` reports, `DELETE
 * /calls` resets, `GET /provider-requests` says how many the identity providers have had.
 */
export async function startControl(
  controlled: Controlled,
  port: number,
): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    control(controlled, request, response).catch((error: unknown) =>
      answer(response, 500, { error: String(error) }),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}
