/** Around a moment that was named: what came before it, and whether it went on. */
const HALF_MS = 30 * 60_000;

/**
 * Where the access logs of a chain's load balancer are counted, near `at` (ISO 8601) where that is given. Null: the chain
 * is of an API, which writes others.
 */
export function logsAddress(chain: string | null, at: string | undefined): string | null {
  if (chain?.startsWith("alb/") !== true) return null;
  const query = new URLSearchParams({ scope: chain.split("/").slice(0, 5).join("/") });
  const ms = at === undefined ? Number.NaN : Date.parse(at);
  if (!Number.isNaN(ms)) {
    query.set("from", time(ms - HALF_MS));
    query.set("to", time(ms + HALF_MS));
  }
  return `/logs?${query}`;
}

const time = (ms: number) => new Date(ms).toISOString().replace(/\.\d+/, "");
