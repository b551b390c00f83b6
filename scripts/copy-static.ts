/**
 * The standalone output leaves out what a CDN could serve; here the server serves it, compressed once and as hard as it
 * goes. Its entry point stands beside it.
 *
 * What every page runs when it starts asks to be compiled whole: browsers that know the comment do so while it comes in,
 * away from the thread that draws the page, and not function by function on it.
 * https://github.com/WICG/explicit-javascript-compile-hints-file-based
 */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

const output = ".next/standalone";
cpSync(".next/static", join(output, ".next/static"), { recursive: true });
const { rootMainFiles } = JSON.parse(readFileSync(".next/build-manifest.json", "utf8"));
for (const script of rootMainFiles) {
  const built = readFileSync(join(".next", script), "utf8");
  writeFileSync(join(output, ".next", script), `//# allFunctionsCalledOnLoad\n${built}`);
}
for (const path of readdirSync(".next/static", { recursive: true, encoding: "utf8" })) {
  if (!/\.(?:js|css|svg)$/.test(path)) continue;
  const bytes = readFileSync(join(output, ".next/static", path));
  const compressed = join(output, "compressed/_next/static", path);
  mkdirSync(dirname(compressed), { recursive: true });
  writeFileSync(`${compressed}.br`, brotliCompressSync(bytes));
  writeFileSync(`${compressed}.gz`, gzipSync(bytes, { level: 9 }));
}
for (const path of ["deploy/start.mjs", "deploy/compressed-assets.mjs", "deploy/asset-policy.mjs"]) {
  cpSync(path, join(output, basename(path)));
}
if (existsSync("public")) cpSync("public", join(output, "public"), { recursive: true });
