import { Resolver } from "node:dns/promises";
import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { isIP } from "node:net";

const TIMEOUT_MS = 1_000;

async function firstAddress(host: string, server: string): Promise<string> {
  const resolver = new Resolver({ timeout: 500, tries: 1 });
  resolver.setServers([server]);
  const name = host.replace(/\.$/, "");
  const [v4] = await resolver.resolve4(name).catch(() => []);
  const [v6] = v4 === undefined ? await resolver.resolve6(name).catch(() => []) : [];
  const address = v4 ?? v6;
  if (address === undefined) throw new Error("no address");
  return address;
}

/**
 * The negative control: what a client without a guard does. It mends the text, asks the name server, and connects to
 * whatever comes back. Never rejects: only what the canary has seen counts.
 */
export async function unguardedGet(text: string, server: string): Promise<void> {
  try {
    const url = new URL(text);
    const literal = url.hostname.replace(/^\[(.*)\]$/, "$1");
    const host = isIP(literal) ? literal : await firstAddress(url.hostname, server);
    const send = url.protocol === "https:" ? httpsRequest : httpRequest;
    await new Promise<void>((resolve, reject) => {
      const request = send({
        host,
        port: url.port || (url.protocol === "https:" ? 443 : 80),
        path: url.pathname,
        rejectUnauthorized: false,
        timeout: TIMEOUT_MS,
        agent: false,
      });
      request.on("response", (response) => response.resume().on("end", resolve));
      request.on("timeout", () => request.destroy());
      request.on("error", reject).end();
    });
  } catch {
    // Not reached, as far as this client can tell.
  }
}
