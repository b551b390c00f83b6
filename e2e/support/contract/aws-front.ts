/** Stands between the SDK and the sandbox's AWS, and answers otherwise where a test wants it. */
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

/** One call as it is on the wire. */
export interface WireCall {
  /** Of SigV4: `…/20261006/eu-west-1/sts/aws4_request`. */
  readonly authorization: string;
  readonly body: string;
}

export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

interface FrontSettings {
  /** Where the sandbox's AWS answers. */
  readonly url: string;
  /** An answer instead of the sandbox's; null: the sandbox's own. */
  readonly instead?: (call: WireCall) => WireAnswer | null;
  /** The body that goes on to the sandbox. */
  readonly ask?: (body: string) => string;
  /** The body that comes back. */
  readonly answer?: (body: string) => string;
}

const same = (text: string) => text;
const notOurs = ["host", "connection", "content-length", "transfer-encoding", "date", "keep-alive"];
const kept = (headers: IncomingHttpHeaders) =>
  Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    typeof value === "string" && !notOurs.includes(name) ? [[name, value]] : [],
  );

export async function startAwsFront({
  url,
  instead = () => null,
  ask = same,
  answer = same,
}: FrontSettings): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const { method = "GET", headers } = request;
    const other = instead({ authorization: headers.authorization ?? "", body });
    if (other !== null) return void response.writeHead(other.status, other.headers).end(other.body);
    const given = await fetch(new URL(request.url ?? "/", url), {
      method,
      headers: kept(headers),
      ...(method === "GET" ? {} : { body: ask(body) }),
    });
    const fields = kept(Object.fromEntries(given.headers));
    response.writeHead(given.status, Object.fromEntries(fields)).end(answer(await given.text()));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
