import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/**
 * The path of a Redis or Valkey server that is installed, else of Debian's package, installed now (and not started). Ends
 * the process with a sentence where there is none and none can be had.
 */
export function findRedis(): string {
  const found = installedRedis();
  if (found) return found;
  if (process.getuid?.() === 0 && spawnSync("apt-get", ["--version"]).status === 0) {
    console.log("== redis-server is missing: installing Debian's package");
    // At run level 1 no service is started: https://manpages.debian.org/trixie/init-system-helpers/invoke-rc.d.8.en.html
    const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" };
    const options = { stdio: "inherit", env: environment } as const;
    spawnSync("apt-get", ["update", "-qq"], options);
    spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "redis-server"], options);
    const now = installedRedis();
    if (now) return now;
  }
  console.error(
    "No Redis found. Install it (Debian, Ubuntu: apt-get install redis-server; macOS: brew install redis).",
  );
  process.exit(1);
}

/** Undefined: there is none. */
export function installedRedis(): string | undefined {
  const folders = [...(process.env.PATH ?? "").split(":"), "/usr/bin", "/opt/homebrew/bin"];
  const candidates = ["redis-server", "valkey-server"].flatMap((name) =>
    folders.map((folder) => `${folder}/${name}`),
  );
  return candidates.find((candidate) => existsSync(candidate));
}
