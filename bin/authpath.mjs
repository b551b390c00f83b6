#!/usr/bin/env node
/**
 * Starts the command line: the dashboard's own TypeScript, made into one program for each state of its files. The first
 * run of a state takes a few seconds for it, all others start at once.
 */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const programs = join(root, "node_modules", ".cache", "authpath");

const DAY_MS = 24 * 60 * 60_000;

/** When any file of the program was last written, in milliseconds. */
function lastWritten() {
  const files = readdirSync(join(root, "lib"), { recursive: true, withFileTypes: true });
  const times = files
    .filter((file) => file.isFile())
    .map((file) => statSync(join(file.parentPath ?? file.path, file.name)).mtimeMs);
  return Math.max(statSync(join(root, "package-lock.json")).mtimeMs, ...times);
}

async function program() {
  const folder = join(programs, String(Math.floor(lastWritten())));
  const entry = join(folder, "main.mjs");
  if (existsSync(entry)) return entry;
  const { build } = await import("esbuild");
  const written = `${folder}.${process.pid}`;
  await build({
    entryPoints: { main: join(root, "lib/cli/main.ts") },
    outdir: written,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    platform: "node",
    format: "esm",
    conditions: ["react-server", "import"],
    // Some packages ask for others the old way.
    banner: { js: 'import{createRequire}from"node:module";const require=createRequire(import.meta.url);' },
    logLevel: "error",
  });
  try {
    renameSync(written, folder);
  } catch {
    // Another run was faster: its program is the same.
    rmSync(written, { recursive: true });
  }
  for (const old of readdirSync(programs)) {
    const path = join(programs, old);
    // Nothing that may still run.
    if (Date.now() - statSync(path).mtimeMs > DAY_MS) rmSync(path, { recursive: true });
  }
  return entry;
}

// The SDK's reminder to move to a newer Node is for whoever maintains this, not for whoever reads a verdict.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
try {
  mkdirSync(programs, { recursive: true });
} catch (error) {
  console.error(
    `authpath: ${programs} cannot be written (${error.code}). Run it once as whoever installed it.`,
  );
  process.exit(3);
}
await import(pathToFileURL(await program()).href);
