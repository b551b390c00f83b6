import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/**
 * The path of a Chromium: `CHROMIUM_PATH`, else one that is installed, else Debian's package, installed now.
 * Ends the process with a sentence where there is none and none can be had.
 */
export function findChromium(): string {
  const given = process.env.CHROMIUM_PATH;
  if (given && existsSync(given)) return given;
  const found = installed();
  if (found) return found;
  if (process.getuid?.() === 0 && spawnSync("apt-get", ["--version"]).status === 0) {
    console.log("== Chromium is missing: installing Debian's package");
    const options = { stdio: "inherit", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } } as const;
    spawnSync("apt-get", ["update", "-qq"], options);
    spawnSync(
      "apt-get",
      ["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-liberation"],
      options,
    );
    const now = installed();
    if (now) return now;
  }
  console.error(
    "No Chromium found. Install it (Debian, Ubuntu: apt-get install chromium) or set CHROMIUM_PATH to one.",
  );
  process.exit(1);
}

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const macOs = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

function installed(): string | undefined {
  const folders = (process.env.PATH ?? "").split(":");
  const candidates = [...names.flatMap((name) => folders.map((folder) => `${folder}/${name}`)), ...macOs];
  return candidates.find((candidate) => existsSync(candidate));
}
