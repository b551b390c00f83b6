import { fork, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ScanMeasure } from "./log-scan-child";
import { type LogLayout, type WrittenLogs, writeLogs } from "./log-scan-data";

/*
 * The `log-scan` figure: MB of log lines a second, reasons counted, against `zcat | wc -l` over the same files.
 * Scan and reference take turns, and the best of each counts, so that other work on the machine hits both alike.
 * `--quick` writes a tenth of the data: for a look at the trend, not for the goal.
 */
const mebibyte = 1024 * 1024;
const rounds = 3;
const mostMiB = 256;
const layouts: readonly (LogLayout & { goal: number })[] = [
  { layout: "1 GB in 100 files", files: 100, fileBytes: 10 * mebibyte, goal: 3 },
  { layout: "200 MB in 400 files", files: 400, fileBytes: mebibyte / 2, goal: 2.2 },
  { layout: "200 MB in 1 file", files: 1, fileBytes: 200 * mebibyte, goal: 1.5 },
];

function scaled(layout: LogLayout, quick: boolean): LogLayout {
  if (!quick) return layout;
  const files = Math.ceil(layout.files / 10);
  return { ...layout, files, fileBytes: layout.files === 1 ? layout.fileBytes / 10 : layout.fileBytes };
}

async function scan(folder: string): Promise<ScanMeasure> {
  const child = fork(fileURLToPath(new URL("./log-scan-child.ts", import.meta.url)), [folder]);
  let measure: ScanMeasure | undefined;
  child.on("message", (message) => {
    measure = message as ScanMeasure;
  });
  const [code] = await once(child, "close");
  if (code !== 0 || measure === undefined) throw new Error(`the scan ended with ${code}`);
  return measure;
}

async function reference(paths: readonly string[]): Promise<{ seconds: number; lines: number }> {
  const started = performance.now();
  const shell = spawn("sh", ["-c", 'zcat "$@" | wc -l', "sh", ...paths], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  shell.stdout.on("data", (text) => {
    output += text;
  });
  const [code] = await once(shell, "close");
  if (code !== 0) throw new Error(`zcat ended with ${code}`);
  return { seconds: (performance.now() - started) / 1000, lines: Number(output) };
}

/** A figure that comes from wrong counts is none. */
function verify(written: WrittenLogs, measure: ScanMeasure, lines: number): void {
  const { lines: read, broken, reasonLines } = measure;
  if (
    read !== written.lines ||
    broken !== 0 ||
    reasonLines !== written.reasonLines ||
    lines !== written.lines
  ) {
    throw new Error(
      `wrong counts: ${JSON.stringify({ measure, lines, written: { ...written, paths: undefined } })}`,
    );
  }
}

async function measureLayout(layout: LogLayout & { goal: number }, quick: boolean, folder: string) {
  await mkdir(folder);
  const written = await writeLogs(folder, scaled(layout, quick));
  let best = Number.POSITIVE_INFINITY;
  let zcat = Number.POSITIVE_INFINITY;
  let peakMiB = 0;
  for (let round = 0; round < rounds; round += 1) {
    const { seconds, lines } = await reference(written.paths);
    const measure = await scan(folder);
    verify(written, measure, lines);
    zcat = Math.min(zcat, seconds);
    best = Math.min(best, measure.seconds);
    peakMiB = Math.max(peakMiB, measure.peakMiB);
  }
  await rm(folder, { recursive: true });
  const rate = (seconds: number) => Math.round(written.bytes / 1e6 / seconds);
  const ratio = Math.round((zcat / best) * 100) / 100;
  const met = ratio >= layout.goal && peakMiB <= mostMiB;
  console.log(
    JSON.stringify({
      name: "log-scan",
      layout: layout.layout,
      value: rate(best),
      unit: "MB/s",
      of: { "zcat | wc -l": rate(zcat) },
      ratio,
      goal: layout.goal,
      peakMiB: Math.round(peakMiB),
      lines: written.lines,
      gzipMB: Math.round(written.gzipBytes / 1e6),
      ...(quick ? { quick } : { met }),
    }),
  );
}

async function main() {
  const quick = process.argv.includes("--quick");
  const folder = await mkdtemp(join(tmpdir(), "log-scan-"));
  try {
    for (const [index, layout] of layouts.entries())
      await measureLayout(layout, quick, join(folder, String(index)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
