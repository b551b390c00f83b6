import type { Brought } from "../../model/brought";

/**
 * The origin of a browser's page on another host than the one that it calls; undefined where the pasted request does not
 * say so. Browsers send `Origin` to their own host as well.
 * https://fetch.spec.whatwg.org/#origin-header
 */
export function crossOriginOf({ request }: Brought, host: string | undefined): string | undefined {
  const origin = request?.headers.find(({ name }) => name.toLowerCase() === "origin")?.value.trim();
  if (origin === undefined || origin === "") return undefined;
  // A sandboxed page or a file has the origin null, which is nobody's host.
  if (origin === "null") return origin;
  if (!URL.canParse(origin)) return undefined;
  const read = new URL(origin);
  return read.hostname === host ? undefined : read.origin;
}
