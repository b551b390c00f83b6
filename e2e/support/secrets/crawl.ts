/** All that a server gives out, as far as its links reach. */

export interface Crawled {
  readonly address: string;
  readonly status: number;
  /** Status line, headers and body. */
  readonly text: string;
}

/** How a page is asked for: as a document, and as the router of the browser asks. */
const ways: Readonly<Record<string, Record<string, string>>> = {
  document: {},
  RSC: { RSC: "1" },
  prefetch: { RSC: "1", "Next-Router-Prefetch": "1", "Next-Router-Segment-Prefetch": "/_tree" },
};

/** One answer, with all its headers. A redirect is an answer as well, and is followed. */
export async function ask(
  origin: string,
  path: string,
  headers: Record<string, string> = {},
): Promise<Crawled> {
  const answer = await fetch(new URL(path, origin), { headers });
  const fields = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join("\n");
  const text = `${answer.url}\n${fields}\n\n${await answer.text()}`;
  return { address: `${path} ${JSON.stringify(headers)}`, status: answer.status, text };
}

/** Paths in a document that stay on the server: links, scripts, styles and what the router's payload names. */
export function pathsIn(text: string): string[] {
  const attributes = [...text.matchAll(/(?:href|src)\\?="(\/[^"\\]*)/g)].map((match) => match[1] ?? "");
  const chunks = [...text.matchAll(/"(\/?_next\/static\/[^"\\]+)\\?"/g)].map((match) => match[1] ?? "");
  return [...attributes, ...chunks.map((path) => (path.startsWith("/") ? path : `/${path}`))]
    .map((path) => path.replaceAll("&amp;", "&").replace(/#.*$/, ""))
    .filter((path) => path !== "" && !path.startsWith("//"));
}

/** Asks for `start` and for all that is linked from there, every page in each way, `atOnce` at a time. */
export async function crawl(
  origin: string,
  start: readonly string[],
  visit: (answer: Crawled) => void,
  atOnce = 4,
): Promise<number> {
  const known = new Set(start);
  const waiting = [...start];
  let asked = 0;
  const worker = async (): Promise<void> => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      const isPage = !/^\/(_next|api)\//.test(path) && !/\.\w{2,5}(\?|$)/.test(path);
      for (const headers of isPage ? Object.values(ways) : [{}]) {
        const answer = await ask(origin, path, headers);
        asked += 1;
        visit(answer);
        for (const next of pathsIn(answer.text)) {
          if (known.has(next)) continue;
          known.add(next);
          waiting.push(next);
        }
      }
    }
  };
  // Whoever finds nothing waiting has nothing to do until others bring more.
  while (waiting.length > 0) await Promise.all(Array.from({ length: atOnce }, worker));
  return asked;
}
