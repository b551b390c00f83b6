import { spawn } from "node:child_process";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const ANY_PORT = {
  SANDBOX_AWS_PORT: "0",
  SANDBOX_CONTROL_PORT: "0",
  SANDBOX_HTTPS_PORT: "0",
  SANDBOX_PROVIDERS_PORT: "0",
  SANDBOX_HTTP_PORT: "0",
  SANDBOX_API_PORT: "0",
};

function start(environment: Record<string, string>) {
  const child = spawn(process.execPath, ["--import", "tsx", "e2e/sandbox/main.ts"], {
    cwd: ROOT,
    env: { ...process.env, ...ANY_PORT, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const errors: string[] = [];
  child.stderr.on("data", (chunk) => errors.push(String(chunk)));
  const exit = once(child, "exit") as Promise<[number | null, string | null]>;
  return { child, errors, exit };
}

describe("npm run sandbox", { timeout: 120_000 }, () => {
  it.each(["SIGINT", "SIGTERM"] as const)("prints the environment, and ends on %s", async (signal) => {
    const { child, exit } = start({});
    const lines: string[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      lines.push(line);
      if (line.startsWith("export AUTHPATH_CONFIG=")) break;
    }
    const url = lines.find((line) => line.startsWith("export AWS_ENDPOINT_URL="))?.split("=")[1] ?? "";
    expect(lines).toContain("unset AWS_SESSION_TOKEN AWS_PROFILE");
    expect(lines).toContain("export AWS_REGION=eu-west-1");
    expect((await fetch(url)).status).toBe(400);
    child.kill(signal);
    expect(await exit).toEqual([0, null]);
  });

  it("says which port is no port", async () => {
    const { errors, exit } = start({ SANDBOX_AWS_PORT: "many" });
    expect(await exit).toEqual([1, null]);
    expect(errors.join("")).toContain('SANDBOX_AWS_PORT: "many" is no port, expected for example 5611');
  });

  it("ends when a port is taken", async () => {
    const holder = createServer().listen(0, "127.0.0.1");
    await once(holder, "listening");
    const { errors, exit } = start({ SANDBOX_CONTROL_PORT: String((holder.address() as AddressInfo).port) });
    expect(await exit).toEqual([1, null]);
    expect(errors.join("")).toContain("EADDRINUSE");
    holder.close();
  });
});
