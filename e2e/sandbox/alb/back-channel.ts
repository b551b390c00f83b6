/** What the load balancer itself asks of an identity provider: real HTTPS, with the limits that AWS documents. */
import { type Dial, dialledRequest, type Exchange } from "../tls/dialled-request";
import type { World } from "../world";
import type { Balancer } from "./balancer-at";
import { stoppedBy } from "./way-out";

export interface BackChannel {
  readonly world: () => World;
  /** Whose network it leaves by. */
  readonly balancer: Balancer;
  readonly dial: Dial;
  /** Roots that are trusted, PEM. */
  readonly ca: string;
  /** Milliseconds for one exchange: 5000 at AWS. */
  readonly timeoutMs: number;
}

export interface Asked {
  readonly url: string;
  readonly method: "GET" | "POST";
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

function parse(url: string): URL | undefined {
  return URL.canParse(url) ? new URL(url) : undefined;
}

/**
 * One exchange. Only IPv4 is spoken to providers, so a name without an A record cannot be reached
 * (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html).
 * Whether redirects are followed is not documented: they are not.
 */
export async function askProvider(channel: BackChannel, asked: Asked): Promise<Exchange> {
  const url = parse(asked.url);
  if (url?.protocol !== "https:") return { state: "unreachable", message: `not an https URL: ${asked.url}` };
  const name = channel.world().names[url.hostname];
  if (!name || name.a.length === 0) {
    return { state: "unreachable", message: `no A record for ${url.hostname}` };
  }
  // A way that is shut swallows packets: AWS waits its 5 seconds out, and answers as it does here at once.
  const port = Number(url.port || 443);
  const stops = name.a.map((address) => stoppedBy(channel.balancer, address, port));
  if (stops.every((stop) => stop !== undefined)) {
    return { state: "unreachable", message: `${url.hostname}: ${stops.join(", ")}` };
  }
  return dialledRequest({
    url,
    method: asked.method,
    headers: { accept: "application/json", ...asked.headers },
    ...(asked.body !== undefined && { body: asked.body }),
    dial: channel.dial,
    ca: channel.ca,
    timeoutMs: channel.timeoutMs,
  });
}
