/** Scripts and styles go out as the build compressed them; whatever else is asked of them is answered as before. */
import { readdirSync, readFileSync } from "node:fs";
import { type IncomingHttpHeaders, request } from "node:http";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type BuiltServer,
  missingBuild,
  nothingToRead,
  standalone,
  startBuiltServer,
} from "../support/secrets/built-server";

const missing = missingBuild();
const assets = join(standalone, ".next/static");
const paths = missing
  ? []
  : readdirSync(assets, { recursive: true, encoding: "utf8" }).filter((path) => /\.(js|css|svg)$/.test(path));
const decode = { br: brotliDecompressSync, gzip: gunzipSync, "": (bytes: Buffer) => bytes };

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

describe.skipIf(missing !== null)(
  `assets, compressed${missing === null ? "" : ` (not run: ${missing})`}`,
  () => {
    let server: BuiltServer;
    beforeAll(async () => {
      server = await startBuiltServer(nothingToRead);
    });
    afterAll(() => server.close());

    const ask = (path: string, headers: Record<string, string>, method = "GET") =>
      new Promise<Answer>((resolve, reject) => {
        const asked = request(`${server.origin}/_next/static/${path}`, { method, headers }, (answer) => {
          const chunks: Buffer[] = [];
          answer
            .on("data", (chunk) => chunks.push(chunk))
            .on("end", () =>
              resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(chunks) }),
            );
        });
        asked.on("error", reject).end();
      });

    it.each([
      ["a browser over https", "gzip, deflate, br, zstd", "br"],
      ["a browser over http", "gzip, deflate", "gzip"],
      ["an order of one's own", "br;q=0, gzip", "gzip"],
      // A pattern with spaces on both sides of a comma takes the square of its length.
      ["a header of 60 KB", `br${" ".repeat(60_000)}x, gzip`, "gzip"],
      ["who takes none", "identity", ""],
    ] as const)("%s gets each as it is in the build", async (_, accepted, encoding) => {
      // Scripts of every size, and the styles.
      expect(paths.length).toBeGreaterThan(40);
      for (const path of paths) {
        const { status, headers, body } = await ask(path, { "accept-encoding": accepted });
        const bytes = readFileSync(join(assets, path));
        expect({ path, status, encoding: headers["content-encoding"] ?? "" }).toEqual({
          path,
          status: 200,
          encoding,
        });
        expect(decode[encoding](body).equals(bytes), path).toBe(true);
      }
    });

    it("asks that what every page runs is compiled whole, and nothing else", async () => {
      const manifest = readFileSync(join(standalone, ".next/build-manifest.json"), "utf8");
      const everywhere: string[] = JSON.parse(manifest).rootMainFiles;
      expect(everywhere.length).toBeGreaterThan(3);
      const asking: string[] = [];
      for (const path of paths) {
        const { body } = await ask(path, { "accept-encoding": "br" });
        if (decode.br(body).toString().startsWith("//# allFunctionsCalledOnLoad\n"))
          asking.push(`static/${path}`);
      }
      expect(asking.toSorted()).toEqual(everywhere.toSorted());
    });

    it("says the same of them as of those that are not compressed", async () => {
      for (const path of paths) {
        const [compressed, plain] = await Promise.all([
          ask(path, { "accept-encoding": "br" }),
          ask(path, { "accept-encoding": "identity" }),
        ]);
        for (const name of ["cache-control", "content-security-policy", "vary", "x-content-type-options"]) {
          expect([path, name, compressed.headers[name]]).toEqual([path, name, plain.headers[name]]);
        }
        // Both are of the same type, whatever the words for it.
        expect(compressed.headers["content-type"]?.split(";")[0]?.replace("application/", "text/")).toBe(
          plain.headers["content-type"]?.split(";")[0]?.replace("application/", "text/"),
        );
      }
    });

    it.each([
      ["its head", "HEAD", {}, 200],
      ["to take something", "POST", {}, 405],
    ] as const)("leaves to others who wants %s", async (_, method, headers, status) => {
      const [path = ""] = paths.filter((each) => each.endsWith(".js"));
      const answer = await ask(path, { "accept-encoding": "br", ...headers }, method);
      expect([answer.status, answer.headers["content-encoding"]]).toEqual([status, undefined]);
    });

    it.each(["bytes=0-9", "bytes=9-0", "bytes=999999999-"])("gives it whole for %s", async (range) => {
      const [path = ""] = paths.filter((each) => each.endsWith(".js"));
      const { status, body } = await ask(path, { "accept-encoding": "br", range });
      expect(status).toBe(200);
      expect(decode.br(body).equals(readFileSync(join(assets, path)))).toBe(true);
    });

    it("says that what is known has not changed", async () => {
      const [path = ""] = paths.filter((each) => each.endsWith(".js"));
      const { etag = "" } = (await ask(path, {})).headers;
      expect((await ask(path, { "accept-encoding": "br", "if-none-match": etag })).status).toBe(304);
    });

    it.each(["chunks/nothing.js", "../../start.mjs", "..%2f..%2fstart.mjs", "chunks/"])(
      "has nothing else there: %s",
      async (path) => {
        const { status, body } = await ask(path, { "accept-encoding": "br" });
        expect(status).not.toBe(200);
        expect(body.toString()).not.toContain("http.createServer");
      },
    );
  },
);
