import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { exampleCases, exampleLine } from "@/lib/logs/example-lines";
import { scanLogText } from "@/lib/logs/scan-text";
import type { NamedFile } from "./protocol";
import { readFiles } from "./read-files";

const failed = `${exampleLine()}\n`;
/** Lines that do not compress well, so that few of them make several pieces. */
function lines(count: number): string {
  let state = 1;
  const hex = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state.toString(16).padStart(8, "0");
  };
  const line = () => {
    const traceId = `"Root=1-${Array.from({ length: 60 }, hex).join("")}"`;
    return exampleLine({ ...exampleCases.forwarded, traceId });
  };
  return `${Array.from({ length: count }, line).join("\n")}\n`;
}

const named = (name: string, content: string | Uint8Array<ArrayBuffer>): NamedFile => ({
  name,
  file: new Blob([content]),
});
const read = (...files: NamedFile[]) =>
  readFiles(files, { signal: new AbortController().signal, onProgress: () => {} });

describe("readFiles", () => {
  it.each([
    ["a gzip file", gzipSync(lines(3_000) + failed), 3_001],
    ["plain text", lines(3_000) + failed, 3_001],
    ["CRLF, no last line end", (lines(5) + failed).replaceAll("\n", "\r\n").trimEnd(), 6],
  ])("counts %s, however it is cut into pieces", async (name, content, expected) => {
    const { counts, cancelled } = await read(named(name, content));
    expect(counts.files).toEqual([{ name, lines: expected, broken: 0, problems: [] }]);
    expect(counts.reasons).toMatchObject([{ reason: "AuthTokenEpRequestFailed", count: 1 }]);
    expect(cancelled).toBe(false);
  });

  it("gives the same as a reading of the text", async () => {
    const text = lines(20) + failed + failed;
    const [{ counts }, expected] = [await read(named("pasted text", gzipSync(text))), scanLogText(text)];
    expect(counts).toEqual(expected);
  });

  it("counts up to where a gzip file is cut off or damaged, and says so", async () => {
    const whole = gzipSync(lines(3_000));
    const damaged = Uint8Array.from(whole);
    damaged.fill(0xff, whole.length / 2, whole.length / 2 + 2_000);
    const cut = Uint8Array.from(whole.subarray(0, whole.length / 2));
    for (const content of [cut, damaged]) {
      const { counts } = await read(named("half.log.gz", content));
      expect(counts.files[0]?.problems[0]).toMatch(/gzip stream/);
      expect(counts.lines).toBeGreaterThan(1_200);
      expect(counts.lines).toBeLessThan(1_800);
    }
  });

  it.each([
    ["empty", "", /no line in it/],
    ["empty gzip", gzipSync(""), /no line in it/],
    ["gzip header only", Uint8Array.of(0x1f, 0x8b), /gzip stream/],
    ["prose", "Enable AccessLog for ELB: shop-alb\n", /no line of it is one of an ALB access log/],
    ["not UTF-8", Uint8Array.of(0x61, 0xff, 0x0a), /not UTF-8/],
  ])("says what is wrong with a file that is %s, and counts the others", async (name, content, problem) => {
    const { counts } = await read(named(name, content), named("good.log", failed));
    expect(counts.files[0]?.problems.join("; ")).toMatch(problem);
    expect(counts.lines).toBe(1);
  });

  it("tells how far it is, and stops where it is told to", async () => {
    const stop = new AbortController();
    const files = [named("a.log", lines(4_000)), named("b.log", failed)];
    const seen: number[] = [];
    const { counts, progress, cancelled } = await readFiles(files, {
      signal: stop.signal,
      onProgress: ({ bytesRead }) => {
        seen.push(bytesRead);
        stop.abort();
      },
    });
    expect(cancelled).toBe(true);
    expect(seen).toEqual([1024 * 1024]);
    expect(progress).toMatchObject({ filesRead: 0, files: 2, lines: counts.lines });
    expect(counts.lines).toBeGreaterThan(500);
    expect(counts.files.map(({ problems }) => problems[0])).toEqual([expect.stringMatching(/cancelled/)]);
  });
});
