import { fork, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { type Figure, figure } from "./figure";
import type { ScanMeasure } from "./log-scan-child";
import { type LogLayout, type WrittenLogs, writeLogs } from "./log-scan-data";

/*
 * The `log-scan` figure: MB of log lines a second, reasons counted, against `zcat | wc -l` over the same files.
 * Scan and reference take turns, and the best of each counts, so that other work on the machine hits both alike.
 */
const mebibyte = 1024 * 1024;
const rounds = 3;
const mostMiB = 256;
const layouts: readonly (LogLayout & { goal: number })[] = [
  { layout: "2 GB in 200 files", files: 200, fileBytes: 10 * mebibyte, goal: 3 },
  { layout: "1 GB in 100 files", files: 100, fileBytes: 10 * mebibyte, goal: 3 },
  { layout: "200 MB in 400 files", files: 400, fileBytes: mebibyte / 2, goal: 2.2 },
  { layout: "200 MB in 1 file", files: 1, fileBytes: 200 * mebibyte, goal: 1.5 },
];

/** As the command line is bundled, and run without the loader that this runs with. */
async function bundle(folder: string): Promise<string> {
  const outfile = join(folder, "scan.mjs");
  await build({
    entryPoints: [fileURLToPath(new URL("./log-scan-child.ts", import.meta.url))],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    conditions: ["react-server", "import"],
    logLevel: "error",
  });
  return outfile;
}

async function scan(program: string, folder: string): Promise<ScanMeasure> {
  const child = fork(program, [folder], { execArgv: [] });
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

async function measureLayout(
  layout: LogLayout & { goal: number },
  program: string,
  folder: string,
): Promise<Figure[]> {
  await mkdir(folder);
  const written = await writeLogs(folder, layout);
  let best = Number.POSITIVE_INFINITY;
  let zcat = Number.POSITIVE_INFINITY;
  let peakMiB = 0;
  for (let round = 0; round < rounds; round += 1) {
    const { seconds, lines } = await reference(written.paths);
    const measure = await scan(program, folder);
    verify(written, measure, lines);
    zcat = Math.min(zcat, seconds);
    best = Math.min(best, measure.seconds);
    peakMiB = Math.max(peakMiB, measure.peakMiB);
  }
  await rm(folder, { recursive: true });
  const rate = (seconds: number) => Math.round(written.bytes / 1e6 / seconds);
  return [
    figure(`log-scan ${layout.layout}`, rate(best), "MB/s", {
      "zcat | wc -l": rate(zcat),
      goal: layout.goal,
    }),
    figure(`log-scan-memory ${layout.layout}`, Math.round(peakMiB), "MiB", { goal: mostMiB }),
  ];
}

export async function logScanFigures(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), "log-scan-"));
  try {
    const program = await bundle(folder);
    const figures: Figure[] = [];
    for (const [index, layout] of layouts.entries())
      figures.push(...(await measureLayout(layout, program, join(folder, String(index)))));
    return figures;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
