/** A shell in which `aws` is the stand-in, answered by this process. */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { aws, type CliResult } from "./aws";

export interface Shell {
  /** Runs bash text in a directory of its own; `undo` and what comes after it may be run there as well. */
  run(command: string): Promise<CliResult>;
  close(): Promise<void>;
}

/** The command on PATH: hands arguments and directory over, prints what comes back. */
const script = (address: string): string => `#!${process.execPath}
const body = JSON.stringify({ args: process.argv.slice(2), cwd: process.cwd() });
const request = require("node:http").request(${JSON.stringify(address)}, { method: "POST" }, (response) => {
  let text = "";
  response.setEncoding("utf8").on("data", (part) => { text += part; }).on("end", () => {
    const { status, stdout, stderr } = JSON.parse(text);
    process.stdout.write(stdout);
    process.stderr.write(stderr);
    process.exitCode = status;
  });
});
request.end(body);
`;

/** `endpoint`: where the stand-in sends everything. */
export async function openShell(endpoint: string): Promise<Shell> {
  const directory = mkdtempSync(join(tmpdir(), "authpath-shell-"));
  const server = createServer((request, response) => {
    let text = "";
    request.setEncoding("utf8").on("data", (part: string) => {
      text += part;
    });
    request.on("end", () => {
      const { args, cwd } = JSON.parse(text) as { args: string[]; cwd: string };
      aws(args, { cwd, endpoint }).then((result) => response.end(JSON.stringify(result)));
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  writeFileSync(join(directory, "aws"), script(`http://127.0.0.1:${port}/`), { mode: 0o755 });
  const work = mkdtempSync(join(directory, "work-"));
  return {
    run: (command) =>
      new Promise((resolve, reject) => {
        const child = spawn("bash", ["-c", command], {
          cwd: work,
          env: { NODE_ENV: "test", PATH: `${directory}${delimiter}${process.env.PATH ?? ""}`, HOME: work },
          stdio: ["ignore", "pipe", "pipe"],
        });
        let [stdout, stderr] = ["", ""];
        child.stdout.setEncoding("utf8").on("data", (part: string) => {
          stdout += part;
        });
        child.stderr.setEncoding("utf8").on("data", (part: string) => {
          stderr += part;
        });
        child.once("error", reject);
        child.once("close", (code) => resolve({ status: code ?? -1, stdout, stderr }));
      }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Why commands that need jq cannot be run here; null where they can. Installs it where apt and root allow. */
export function missingJq(): string | null {
  const works = () => spawnSync("jq", ["--version"]).status === 0;
  if (works()) return null;
  if (process.getuid?.() !== 0) return "jq is not installed, and only root may install it";
  const options = { timeout: 90_000, stdio: "ignore" as const };
  const install = () => spawnSync("apt-get", ["install", "-y", "--no-install-recommends", "jq"], options);
  if (install().status !== 0) {
    spawnSync("apt-get", ["update"], options);
    install();
  }
  return works() ? null : "jq is not installed, and apt-get could not install it";
}
