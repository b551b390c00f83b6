import { spawn, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Inside: every IPv4 and IPv6 address is this machine's own, and nothing else is there. */
const EVERY_ADDRESS_IS_LOCAL =
  "ip link set lo up && ip route add local 0.0.0.0/0 dev lo && ip -6 route add local ::/0 dev lo";
const REPOSITORY = fileURLToPath(new URL("../../../", import.meta.url));
const CHILD_TIMEOUT_MS = 105_000;

/** As root, or as an ordinary user where the kernel lets one be root of a namespace of their own. */
const WAYS_IN: string[][] = [["--net"], ["--user", "--map-root-user", "--net"]];

const argumentsFor = (way: string[], script: string): string[] => [
  ...way,
  "sh",
  "-c",
  `${EVERY_ADDRESS_IS_LOCAL} && ${script}`,
];

export type WayIn = { ok: true; way: string[] } | { ok: false; missing: string };

/** How such a namespace can be made here, or the right that is missing. */
export function findWayIn(): WayIn {
  const said: string[] = [];
  for (const way of WAYS_IN) {
    const tried = spawnSync("unshare", argumentsFor(way, "true"), { encoding: "utf8" });
    if (tried.status === 0) return { ok: true, way };
    said.push((tried.error?.message ?? tried.stderr).trim().split("\n").join("; "));
  }
  const needs = "Linux with unshare and ip, and root (CAP_SYS_ADMIN, CAP_NET_ADMIN) or user namespaces";
  return { ok: false, missing: `needs ${needs}: ${said.join(" / ")}` };
}

/** What runs inside: the guard by itself, the product around it, or the built server. */
export type Child = "namespace-child" | "product-child" | "server-child";

/**
 * Runs a child inside a namespace of its own and gives what it prints. `proxy`: set as a proxy in its environment,
 * under every name that clients look at; the sandbox's AWS on loopback is asked without one.
 */
export async function runInNamespace(way: string[], file: Child, proxy: string): Promise<unknown> {
  const script = fileURLToPath(new URL(`./${file}.ts`, import.meta.url));
  const args = argumentsFor(way, 'exec "$0" --import tsx --conditions=react-server "$1"');
  const child = spawn("unshare", [...args, process.execPath, script], {
    cwd: REPOSITORY,
    timeout: CHILD_TIMEOUT_MS,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: "test",
      HTTP_PROXY: proxy,
      HTTPS_PROXY: proxy,
      ALL_PROXY: proxy,
      https_proxy: proxy,
      NO_PROXY: "127.0.0.1",
      NODE_USE_ENV_PROXY: "1",
    },
  });
  let output = "";
  let errors = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    errors += text;
  });
  const status = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (status !== 0) throw new Error(`the ${file} in the namespace ended with ${status}: ${errors}`);
  return JSON.parse(output);
}
