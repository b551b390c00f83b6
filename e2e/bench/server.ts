import { spawn } from "node:child_process";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { firstLoadBudgets, scriptKb } from "../support/first-load/script-kb";
import { nothingToRead } from "../support/secrets/built-server";
import { freePort } from "../support/server/free-port";
import { residentMiB } from "../support/server/resident-memory";
import { type Figure, figure } from "./figure";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Start of the built dashboard to its first 200, its memory then, and the script that each page loads first. */
export async function serverFigures(): Promise<Figure[]> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const begun = performance.now();
  const server = spawn(process.execPath, [`${root}.next/standalone/start.mjs`], {
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      ...process.env,
      ...nothingToRead,
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
    for (const [page, goal] of Object.entries(firstLoadBudgets)) {
      figures.push(
        figure(`first-load ${page}`, await scriptKb(origin, page), "kB gzip", {
          "empty Next page": 134.6,
          goal,
        }),
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
