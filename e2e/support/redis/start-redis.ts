/** A real Redis on loopback, for one test: nothing of it is written to disk but its certificate. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installedRedis } from "../../../scripts/find-redis";
import type { Leaf } from "../../sandbox/tls/authority";
import { freePort } from "../server/free-port";

/** Why it cannot be started; null where it can. */
export function missingRedis(): string | null {
  return installedRedis() === undefined ? "there is no redis-server: apt-get install redis-server" : null;
}

export interface Redis {
  /** With the password in it. */
  readonly url: string;
  readonly port: number;
  /** Stops answering, and goes on: what is sent meanwhile waits. */
  readonly freeze: () => void;
  readonly thaw: () => void;
  readonly close: () => Promise<void>;
}

interface RedisOptions {
  /** Where it listens; any port that is free where absent. */
  readonly port?: number;
  readonly password?: string;
  /** Serves TLS, and nothing else. */
  readonly tls?: Pick<Leaf, "cert" | "key">;
}

export async function startRedis({ port, password, tls }: RedisOptions = {}): Promise<Redis> {
  const chosen = port ?? (await freePort());
  const folder = mkdtempSync(join(tmpdir(), "authpath-redis-"));
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text, { mode: 0o600 });
    return join(folder, name);
  };
  const listening =
    tls === undefined
      ? ["--port", String(chosen)]
      : [
          ...["--port", "0", "--tls-port", String(chosen), "--tls-auth-clients", "no"],
          ...["--tls-cert-file", file("cert.pem", tls.cert), "--tls-key-file", file("key.pem", tls.key)],
        ];
  const child = spawn(
    installedRedis() ?? "redis-server",
    [
      ...["--bind", "127.0.0.1", "--dir", folder, "--save", "", "--appendonly", "no", ...listening],
      ...(password === undefined ? [] : ["--requirepass", password]),
    ],
    { stdio: ["ignore", "ignore", "inherit"] },
  );
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const listens = () =>
    new Promise<boolean>((resolve) => {
      const socket = connect({ host: "127.0.0.1", port: chosen });
      socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
      socket.once("connect", () => socket.destroy());
    });
  while (!(await listens())) {
    if (child.exitCode !== null) throw new Error("redis-server ended at once");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const credentials = password === undefined ? "" : `:${encodeURIComponent(password)}@`;
  return {
    url:
      tls === undefined
        ? `redis://${credentials}127.0.0.1:${chosen}`
        : `rediss://${credentials}localhost:${chosen}`,
    port: chosen,
    freeze: () => void child.kill("SIGSTOP"),
    thaw: () => void child.kill("SIGCONT"),
    close: async () => {
      child.kill("SIGKILL");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
