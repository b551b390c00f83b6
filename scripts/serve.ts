import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const entry = `${root}.next/standalone/start.mjs`;

/** Builds the dashboard where there is no build yet. Ends the process where that fails. */
export function buildOnce(): void {
  if (existsSync(entry)) return;
  console.log("No build yet: building once (about half a minute).");
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };
  const { status } = spawnSync("npm", ["run", "build"], { cwd: root, stdio: "inherit", env });
  if (status !== 0) process.exit(status ?? 1);
}

/** Serves the standalone build. */
export function serve(environment: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, [entry], {
    stdio: "inherit",
    env: environment,
  });
}

/** Ends a child when this process is told to end, and this process when the child ends. */
export function endTogether(children: readonly ChildProcess[]): void {
  const end = () => {
    for (const child of children) child.kill("SIGTERM");
  };
  process.on("SIGINT", end);
  process.on("SIGTERM", end);
  for (const child of children) {
    child.on("exit", (code) => {
      end();
      process.exitCode = code ?? 0;
    });
  }
}
