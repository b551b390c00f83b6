#!/usr/bin/env node
/**
 * Starts the command line: the dashboard's own TypeScript, made into one program for each state of its files. The first
 * run of a state takes a few seconds for it, all others start at once.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const programs = join(root, "node_modules", ".cache", "authpath");

const DAY_MS = 24 * 60 * 60_000;

/** A name for the state of all files that the program is made of: which there are, how large, last written when. */
function stateOfFiles() {
  const state = createHash("sha256");
  const tell = (path) => {
    const { size, mtimeMs } = statSync(path);
    state.update(`${path} ${size} ${mtimeMs}\n`);
  };
  tell(join(root, "package-lock.json"));
  for (const file of readdirSync(join(root, "lib"), { recursive: true, withFileTypes: true })) {
    if (file.isFile()) tell(join(file.parentPath ?? file.path, file.name));
  }
  return state.digest("hex").slice(0, 16);
}

async function program() {
  const folder = join(programs, stateOfFiles());
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
  } catch (error) {
    rmSync(written, { recursive: true });
    // Another run was faster: its program is the same.
    if (!existsSync(entry)) throw error;
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
  await import(pathToFileURL(await program()).href);
} catch (error) {
  if (error.code !== "EACCES" && error.code !== "EROFS" && !error.errors) throw error;
  console.error(`authpath: its program cannot be made in ${programs}: ${error.message}`);
  console.error("Run it once as whoever installed it, or where that folder can be written.");
  process.exit(3);
}
