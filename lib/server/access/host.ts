import "server-only";
import { isIP } from "node:net";
import type { Config } from "../config/index";

/**
 * Whether a Host header names this dashboard. A page of another site can make its own name lead here (DNS rebinding),
 * but not an address, and not a name that it does not own.
 */
export function isOwnHost(host: string | null, { origin, hosts }: Pick<Config, "origin" | "hosts">): boolean {
  if (host === null) return false;
  const named = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?$/i.exec(host)?.[1]?.toLowerCase();
  if (named === undefined) return false;
  if (isIP(named.replace(/^\[|\]$/g, "")) !== 0 || named === "localhost") return true;
  return hosts.includes(named) || (origin !== null && new URL(origin).hostname === named);
}

/**
 * Whether a request comes from a page of another site, or cannot prove otherwise. Scripts send neither header.
 * https://web.dev/articles/fetch-metadata
 */
export function isOfOtherSite(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site === "cross-site" || site === "same-site") return true;
  const origin = headers.get("origin");
  if (origin === null) return false;
  return !URL.canParse(origin) || new URL(origin).host !== headers.get("host");
}

/**
 * Whether a page of another site has this fetched where nobody sees it: as an image, in a frame, by a script, ahead of
 * time. What a person opens, a link in a runbook, is a navigation of a whole window. Scripts send none of these headers.
 * https://www.w3.org/TR/fetch-metadata/
 */
export function isFetchedOutOfSight(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== "cross-site" && site !== "same-site") return false;
  const isOpened =
    headers.get("sec-fetch-mode") === "navigate" && headers.get("sec-fetch-dest") === "document";
  const isAhead = /prefetch|prerender/.test(headers.get("sec-purpose") ?? headers.get("purpose") ?? "");
  return !isOpened || isAhead;
}
