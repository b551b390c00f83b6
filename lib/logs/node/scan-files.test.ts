import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exampleCases, exampleLine } from "../example-lines";
import { type LogScanProgress, scanLogFiles } from "./scan-files";

let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "scan-files-"));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

/** Lines that do not compress well, so that a small number of them makes a large file. */
function lines(count: number): string {
  let state = 1;
  const hex = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state.toString(16).padStart(8, "0");
  };
  const line = () =>
    exampleLine({
      ...exampleCases.forwarded,
      traceId: `"Root=1-${Array.from({ length: 60 }, hex).join("")}"`,
    });
  return `${Array.from({ length: count }, line).join("\n")}\n`;
}

const failed = `${exampleLine()}\n`;

describe("scanLogFiles", () => {
  it.each([
    ["a small gzip file", gzipSync(lines(200) + failed), 201],
    ["a large gzip file", gzipSync(lines(6_000) + failed), 6_001],
    ["several gzip members", Buffer.concat([gzipSync(lines(10)), gzipSync(failed)]), 11],
    ["plain text", lines(200) + failed, 201],
    ["a large plain file", lines(6_000) + failed, 6_001],
    ["CRLF", (lines(200) + failed).replaceAll("\n", "\r\n"), 201],
    ["no last line end", gzipSync((lines(3) + failed).trimEnd()), 4],
  ])("counts %s", async (name, content, expected) => {
    const path = await file(`${name}.log.gz`, content);
    const counts = await scanLogFiles([path]);
    expect(counts.files).toEqual([{ name: path, lines: expected, broken: 0, problems: [] }]);
    expect(counts.lines).toBe(expected);
    expect(counts.reasons).toMatchObject([{ reason: "AuthTokenEpRequestFailed", count: 1 }]);
  });

  it.each([
    ["small", 200],
    ["large", 6_000],
  ])("counts a %s file that is cut off up to the cut, and says so", async (name, count) => {
    const whole = gzipSync(lines(count));
    const path = await file(`cut-${name}.log.gz`, whole.subarray(0, Math.floor(whole.length / 2)));
    const counts = await scanLogFiles([path]);
    expect(counts.files[0]?.problems[0]).toMatch(/ends early/);
    expect(counts.lines).toBeGreaterThan(count * 0.4);
    expect(counts.lines).toBeLessThan(count * 0.6);
    expect(counts.broken.count).toBeLessThanOrEqual(1);
  });

  it("counts a damaged file up to the damage, and says so", async () => {
    const whole = gzipSync(lines(6_000));
    whole.fill(0xff, whole.length / 2, whole.length / 2 + 2_000);
    const counts = await scanLogFiles([await file("damaged.log.gz", whole)]);
    expect(counts.files[0]?.problems[0]).toMatch(/damaged/);
    expect(counts.lines).toBeGreaterThan(1_000);
  });

  it("counts what stands before garbage, and says so", async () => {
    const path = await file(
      "garbage.log.gz",
      Buffer.concat([gzipSync(lines(30) + failed), Buffer.from("garbage")]),
    );
    const counts = await scanLogFiles([path]);
    expect(counts.files[0]?.problems[0]).toMatch(/damaged/);
    expect(counts.lines).toBeGreaterThan(25);
  });

  it.each([
    ["empty", "", /no line in it/],
    ["empty gzip", gzipSync(""), /no line in it/],
    ["gzip header only", Uint8Array.of(0x1f, 0x8b), /ends early/],
    ["prose", "Enable AccessLog for ELB: shop-alb\n", /no line of it is one of an ALB access log/],
    ["bytes", Uint8Array.from({ length: 5_000 }, (_, index) => (index * 7) % 256), /no line of it/],
    ["UTF-16", Buffer.from(failed, "utf16le"), /no line of it/],
  ])("says what is wrong with a file that is %s", async (name, content, problem) => {
    const good = await file("good.log", failed);
    const counts = await scanLogFiles([await file(`foreign-${name}`, content), good]);
    expect(counts.files[0]?.problems.join("; ")).toMatch(problem);
    expect(counts.lines).toBe(1);
  });

  it.each([
    ["one among others", 20],
    ["the last", 0],
  ])("counts lines that are not UTF-8, and says so: %s", async (name, after) => {
    const usual = exampleLine(exampleCases.forwarded);
    const text = [
      ...Array(20).fill(usual),
      usual.replace("Mozilla", "caf\u00e9"),
      ...Array(after).fill(usual),
    ];
    const write = (encoding: BufferEncoding) =>
      file(`${encoding}-${name}.log`, Buffer.from(text.join("\n"), encoding));
    const counts = await scanLogFiles([await write("latin1"), await write("utf8")]);
    expect(counts.files.map(({ lines: read, problems }) => [read, problems.length])).toEqual([
      [text.length, 1],
      [text.length, 0],
    ]);
    expect(counts.files[0]?.problems[0]).toMatch(/not UTF-8/);
  });

  it("says which files cannot be read and counts the others, in the order given", async () => {
    const good = await file("good.log", failed);
    const counts = await scanLogFiles([join(folder, "absent"), good, folder]);
    expect(counts.files.map(({ problems }) => problems[0])).toEqual([
      "there is no such file",
      undefined,
      "it is a folder",
    ]);
    expect(counts.lines).toBe(1);
  });

  it("takes a file that grows a thousandfold", async () => {
    const path = await file("bomb.log.gz", gzipSync(Buffer.alloc(60 * 1024 * 1024, 0x61)));
    const counts = await scanLogFiles([path]);
    expect(counts.broken).toMatchObject({ count: 1, samples: [{ problem: "longer than 1 MiB" }] });
  });

  it("counts nothing of no files", async () => {
    expect(await scanLogFiles([])).toMatchObject({ lines: 0, from: null, to: null, files: [] });
  });

  it("says how far it is", async () => {
    const paths = await Promise.all([file("a.log.gz", gzipSync(lines(6_000))), file("b.log", failed)]);
    const seen: LogScanProgress[] = [];
    await scanLogFiles(paths, { onProgress: (progress) => seen.push(progress) });
    const last = seen.at(-1);
    expect(last).toMatchObject({ files: 2, filesTotal: 2, bytes: last?.bytesTotal });
    expect(seen.map(({ bytes }) => bytes)).toEqual(seen.map(({ bytes }) => bytes).sort((a, b) => a - b));
    expect(seen.length).toBeGreaterThan(3);
  });

  it("stops when it is aborted, with the reason", async () => {
    const path = await file("long.log.gz", gzipSync(lines(6_000)));
    const controller = new AbortController();
    const paths = Array.from({ length: 20 }, () => path);
    let files = 0;
    const scan = scanLogFiles(paths, {
      signal: controller.signal,
      onProgress: (progress) => {
        files = progress.files;
        controller.abort(new Error("enough"));
      },
    });
    await expect(scan).rejects.toThrow("enough");
    expect(files).toBeLessThan(20);
    await expect(scanLogFiles(paths, { signal: AbortSignal.abort(new Error("before")) })).rejects.toThrow(
      "before",
    );
  });
});
