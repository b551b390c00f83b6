/**
 * Scripts and styles as the build compressed them, held in memory. Next would compress each anew for everyone who asks, on
 * the thread that makes the pages.
 */
import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { assetPolicy } from "./asset-policy.mjs";

/** The endings of compressed files, the smallest first. */
const endings = { br: ".br", gzip: ".gz" };
/** @type {Readonly<Record<string, string>>} What the build compresses. */
const types = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
};

/**
 * Answers with an asset's compressed form, and says whether it did. Who takes none, or asks whether it changed, is left to
 * Next, which has it as it is. Who wants a part of it gets it whole. RFC 9110, 14.2.
 * @param {string} folder whose files are named as the assets are asked for
 */
export function compressedAssets(folder) {
  const files = new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => [path.slice(folder.length), readFileSync(path)]),
  );
  /** @param {import("node:http").IncomingMessage} request @param {import("node:http").ServerResponse} response */
  return ({ method, url = "", headers }, response) => {
    if (method !== "GET" || headers["if-none-match"] !== undefined) return false;
    const [path = ""] = url.split("?", 1);
    const taken = String(headers["accept-encoding"] ?? "")
      .split(",")
      .map((each) => each.trim());
    const found = Object.entries(endings)
      .filter(([encoding]) => taken.includes(encoding))
      .map(([encoding, ending]) => ({ encoding, body: files.get(`${path}${ending}`) }))
      .find(({ body }) => body !== undefined);
    if (found === undefined) return false;
    response.writeHead(200, {
      "Content-Type": types[extname(path)],
      "Content-Encoding": found.encoding,
      "Content-Length": found.body?.length,
      "Content-Security-Policy": assetPolicy,
      // Its name changes with what is in it.
      "Cache-Control": "public, max-age=31536000, immutable",
      Vary: "Accept-Encoding",
    });
    response.end(found.body);
    return true;
  };
}
