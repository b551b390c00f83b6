import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "../server/free-port";

/** The build as it is shipped. */
export const standalone = fileURLToPath(new URL("../../../.next/standalone", import.meta.url));

/** What is started there, by the image as well. */
export const entry = "start.mjs";

/** The environment of a dashboard that has nothing to read, and is asked for nothing of AWS. */
export const nothingToRead = {
  AWS_REGION: "eu-west-1",
  AWS_ACCESS_KEY_ID: "none",
  AWS_SECRET_ACCESS_KEY: "none",
};

/** Why the built server cannot be asked; null where it can. */
export function missingBuild(): string | null {
  return existsSync(join(standalone, entry)) ? null : "there is no build: npm run build";
}

export interface BuiltServer {
  readonly origin: string;
  readonly pid: number;
  /** All that it wrote to stdout and stderr. */
  readonly output: () => string;
  /** Files of its folder that were written since it was started, with what is in them. */
  readonly filesWritten: () => [path: string, text: string][];
  /** Ends it as a scheduler does. Null: it ended by itself; a signal: it had to be killed. */
  readonly close: () => Promise<NodeJS.Signals | null>;
}

/** What a scheduler waits before it kills, at the least that is usual: Docker's. */
const KILL_MS = 10_000;

/** Starts the standalone build (or a copy of it) as `npm start` does, with its output kept. */
export async function startBuiltServer(
  environment: Record<string, string>,
  folder = standalone,
): Promise<BuiltServer> {
  const port = await freePort();
  const begun = Date.now();
  const child = spawn(process.execPath, [entry], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env.PATH ?? "",
      NODE_ENV: "production",
      PORT: String(port),
      ...environment,
    },
  });
  const output: string[] = [];
  child.stdout.on("data", (chunk) => output.push(String(chunk)));
  child.stderr.on("data", (chunk) => output.push(String(chunk)));
  const ended = new Promise<NodeJS.Signals | null>((resolve) =>
    child.once("exit", (_, signal) => resolve(signal)),
  );
  const origin = `http://127.0.0.1:${port}`;
  const answers = () =>
    fetch(`${origin}/api/v1/health`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await answers())) {
    if (child.exitCode !== null) throw new Error(`the server ended at once: ${output.join("")}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const { pid } = child;
  if (pid === undefined) throw new Error("the server has no process");
  return {
    origin,
    pid,
    output: () => output.join(""),
    filesWritten: () =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !entry.parentPath.includes("node_modules"))
        .map((entry) => join(entry.parentPath, entry.name))
        .filter((path) => statSync(path).mtimeMs > begun)
        .map((path) => [path, readFileSync(path, "utf8")]),
    close: () => {
      child.kill("SIGTERM");
      const kill = setTimeout(() => child.kill("SIGKILL"), KILL_MS);
      return ended.finally(() => clearTimeout(kill));
    },
  };
}
