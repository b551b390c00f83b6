import "server-only";
import { failed } from "../../aws/answer";
import { type Gathered, ok, skipped } from "../../model/gathered";
import type { Outbound, Probe } from "../../outbound";

/** The URL that a text means; a reason where it is none that may be asked. */
export function readAddress(text: string): { url: URL } | { reason: string } {
  // The URL parser drops these silently; the load balancer does not.
  if (/[\s\p{Cc}]/u.test(text)) return { reason: "the address holds white space or a control character" };
  if (!URL.canParse(text)) return { reason: "it is not an absolute URL" };
  const url = new URL(text);
  if (url.protocol !== "https:") return { reason: "it is not an https URL" };
  return { url };
}

/**
 * One GET of an address that a live rule names, or that follows from one. `portOf`: the address of the rule itself,
 * whose port is allowed. `accept`: the media type that is asked for.
 */
export async function askAddress(
  outbound: Outbound,
  address: string,
  portOf: string,
  signal: AbortSignal,
  accept = "application/json",
): Promise<Gathered<Probe>> {
  const read = readAddress(address);
  if ("reason" in read) return skipped(`${read.reason}: nothing was asked`);
  const named = readAddress(portOf);
  const port = "url" in named && named.url.port !== "" ? Number(named.url.port) : undefined;
  const probe = await outbound.get(address, {
    headers: { accept },
    signal,
    ...(port === undefined ? {} : { allowPort: port }),
  });
  if (probe.state === "failed" && probe.code === "aborted") {
    return failed({
      code: "timed-out",
      operation: `${read.url.origin}${read.url.pathname}`,
      resource: "",
      message: "The time for asking identity providers was over before this one had answered.",
    });
  }
  return ok(probe);
}
