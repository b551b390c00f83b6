import { gzipSync } from "node:zlib";

/** What a browser has to load before a page is alive: kB of gzip, at most. An empty Next page is 135. */
export const firstLoadBudgets = { "/": 180, "/inspect": 180, "/diagnose": 200 } as const;

/** All scripts that the page's HTML names, each compressed as hard as gzip can; polyfills for old browsers apart. */
export async function scriptKb(origin: string, page: string): Promise<number> {
  const html = await (await fetch(`${origin}${page}`)).text();
  const tags = html.match(/<script[^>]*\bsrc="[^"]+"[^>]*>/g) ?? [];
  const sources = tags
    .filter((tag) => !/nomodule/i.test(tag))
    .map((tag) => /src="([^"]+)"/.exec(tag)?.[1] ?? "");
  let bytes = 0;
  for (const source of new Set(sources)) {
    const script = await (await fetch(new URL(source.replaceAll("&amp;", "&"), origin))).arrayBuffer();
    bytes += gzipSync(new Uint8Array(script), { level: 9 }).length;
  }
  return bytes / 1000;
}
