import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/**
 * The path of a Chromium: `CHROMIUM_PATH`, else the headless one, which draws pages in half the time and is installed
 * from Debian's package where that may be done, else any that is there. Ends the process with a sentence where there is
 * none and none can be had.
 */
export function findChromium(): string {
  const given = process.env.CHROMIUM_PATH;
  if (given && existsSync(given)) return given;
  const found = installed(headless) ?? install() ?? installed(names);
  if (found) return found;
  console.error(
    `No Chromium found. Install it (Debian, Ubuntu: apt-get install ${headless[0]}) or set CHROMIUM_PATH to one.`,
  );
  process.exit(1);
}

function install(): string | undefined {
  if (process.getuid?.() !== 0 || spawnSync("apt-get", ["--version"]).status !== 0) return undefined;
  console.log("== The headless Chromium is missing: installing Debian's package");
  const options = { stdio: "inherit", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } } as const;
  spawnSync("apt-get", ["update", "-qq"], options);
  spawnSync(
    "apt-get",
    ["install", "-y", "-qq", "--no-install-recommends", ...headless, "fonts-liberation"],
    options,
  );
  return installed(headless);
}

const headless = ["chromium-headless-shell"];
const names = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

function installed(wanted: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? "").split(":");
  const candidates = wanted.flatMap((name) =>
    name.startsWith("/") ? [name] : folders.map((folder) => `${folder}/${name}`),
  );
  return candidates.find((candidate) => existsSync(candidate));
}
