/** Everything that CI runs, behind one command. The closing line counts gates and tests. */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findChromium } from "./find-chromium";
import { findRedis } from "./find-redis";

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

const reports = mkdtempSync(join(tmpdir(), "authpath-test-"));
const total: Count = { passed: 0, failed: 0, skipped: 0 };
const chromium = findChromium();
findRedis();
const environment = {
  ...process.env,
  CI: "1",
  CHROMIUM_PATH: chromium,
  NEXT_TELEMETRY_DISABLED: "1",
};

function run(
  name: string,
  command: string,
  parameters: readonly string[],
  extra: Record<string, string> = {},
): boolean {
  const started = Date.now();
  console.log(`\n== ${name}`);
  const { status } = spawnSync(command, parameters, { stdio: "inherit", env: { ...environment, ...extra } });
  console.log(
    `== ${name}: ${status === 0 ? "ok" : `failed (${status})`}, ${((Date.now() - started) / 1000).toFixed(1)} s`,
  );
  return status === 0;
}

/** Each of them uses one core for the most part, so all run at once; what they say stays together. */
async function gates(all: readonly (readonly [name: string, ...parameters: string[]])[]): Promise<void> {
  const started = Date.now();
  const ended = all.map(async ([name, ...parameters]) => {
    const child = spawn("npx", parameters, { stdio: ["ignore", "pipe", "pipe"], env: environment });
    const said: Buffer[] = [];
    child.stdout.on("data", (bytes) => said.push(bytes));
    child.stderr.on("data", (bytes) => said.push(bytes));
    const status = await new Promise<number | null>((resolve) => child.on("close", resolve));
    console.log(`\n== ${name}\n${Buffer.concat(said)}`);
    console.log(
      `== ${name}: ${status === 0 ? "ok" : `failed (${status})`}, ${((Date.now() - started) / 1000).toFixed(1)} s`,
    );
    total[status === 0 ? "passed" : "failed"] += 1;
  });
  await Promise.all(ended);
}

/** Vitest's JSON report: https://vitest.dev/guide/reporters.html#json-reporter */
function vitest(project: string): void {
  const report = join(reports, `${project.replace("*", "")}.json`);
  const passed = run(project, "npx", [
    "vitest",
    "run",
    "--project",
    project,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ]);
  const counted = readReport(report, (json) => ({
    passed: Number(json.numPassedTests),
    failed: Number(json.numFailedTests),
    skipped: Number(json.numPendingTests),
  }));
  add(counted, passed);
}

/** Playwright's JSON report: https://playwright.dev/docs/test-reporters#json-reporter */
function browser(): void {
  const report = join(reports, "browser.json");
  const passed = run("browser", "npx", ["playwright", "test", "--reporter=list,json"], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  });
  const counted = readReport(report, (json) => {
    const stats = json.stats as Record<string, number>;
    return {
      passed: (stats.expected ?? 0) + (stats.flaky ?? 0),
      failed: stats.unexpected ?? 0,
      skipped: stats.skipped ?? 0,
    };
  });
  add(counted, passed);
}

function readReport(file: string, count: (json: Record<string, unknown>) => Count): Count | null {
  return existsSync(file) ? count(JSON.parse(readFileSync(file, "utf8"))) : null;
}

/** A suite that failed without a failed test (it did not start, or ran nothing) counts as one failure. */
function add(counted: Count | null, passed: boolean): void {
  const ran = counted ?? { passed: 0, failed: 0, skipped: 0 };
  const silent = !passed && ran.failed === 0 ? 1 : 0;
  const empty = passed && ran.passed === 0 ? 1 : 0;
  total.passed += ran.passed;
  total.failed += ran.failed + silent + empty;
  total.skipped += ran.skipped;
}

await gates([
  ["format and lint", "biome", "ci", "--error-on-warnings", "."],
  ["types", "tsc", "--noEmit"],
  ["import rules", "depcruise", "--config", ".dependency-cruiser.mjs", "app", "components", "lib", "e2e"],
  ["unused code", "knip"],
]);
vitest("unit");
total[run("build", "npm", ["run", "build"]) ? "passed" : "failed"] += 1;
vitest("contract*");
browser();

rmSync(reports, { recursive: true });
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed === 0 ? 0 : 1);
