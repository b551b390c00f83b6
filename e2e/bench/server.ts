import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { type Figure, figure } from "./figure";

const root = fileURLToPath(new URL("../..", import.meta.url));
/** A dashboard with nothing to read: neither figure needs AWS. */
const environment = { AWS_REGION: "eu-west-1", AWS_ACCESS_KEY_ID: "none", AWS_SECRET_ACCESS_KEY: "none" };

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}

/** Start of the built dashboard to its first 200, its memory then, and the script that each page loads first. */
export async function serverFigures(): Promise<Figure[]> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const begun = performance.now();
  const server = spawn(process.execPath, [`${root}.next/standalone/start.mjs`], {
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      ...process.env,
      ...environment,
      PORT: String(port),
    },
  });
  try {
    while (!(await answers(`${origin}/api/v1/health`)))
      await new Promise((resolve) => setTimeout(resolve, 10));
    const started = performance.now() - begun;
    const bare = performance.now();
    await once(spawn(process.execPath, ["-e", "0"]));
    const node = performance.now() - bare;
    const figures = [
      figure("start", started, "ms", { "node alone": node }),
      figure("start-memory", residentMiB(server.pid), "MiB", { goal: 200 }),
    ];
    for (const page of ["/", "/inspect", "/diagnose"]) {
      figures.push(
        figure(`first-load ${page}`, await scriptKb(origin, page), "kB gzip", { "empty Next page": 134.6 }),
      );
    }
    return figures;
  } finally {
    server.kill("SIGTERM");
    await once(server);
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

function once(child: ReturnType<typeof spawn>): Promise<unknown> {
  return child.exitCode === null ? new Promise((resolve) => child.once("exit", resolve)) : Promise.resolve();
}

/** Linux only: the resident set of a process. */
function residentMiB(pid: number | undefined): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
}

/** All scripts that the page's HTML names, each compressed as hard as gzip can; polyfills for old browsers apart. */
async function scriptKb(origin: string, page: string): Promise<number> {
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
