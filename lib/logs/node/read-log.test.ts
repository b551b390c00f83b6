import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readLogBytes } from "./read-log";

/** Text that shrinks little, so that what is packed is read in several pieces. */
const text = (length: number) =>
  Array.from({ length }, (_, n) => `${(n * 2_654_435_761) % 4_294_967_296} line\n`).join("");

async function read(packed: Buffer): Promise<{ problem: string | null; content: string }> {
  const pieces: Buffer[] = [];
  const problem = await readLogBytes(packed, (bytes) => pieces.push(Buffer.from(bytes)), undefined);
  return { problem, content: Buffer.concat(pieces).toString() };
}

describe("readLogBytes", () => {
  const small = text(100);
  const large = text(300_000);
  it.each([
    ["a small gzip", gzipSync(small), small],
    ["a large one", gzipSync(large), large],
    ["plain text", Buffer.from(small), small],
    ["much of it", Buffer.from(large), large],
    ["nothing", Buffer.alloc(0), ""],
  ])("gives all of %s", async (_, packed, expected) => {
    const { problem, content } = await read(packed);
    expect(problem).toBeNull();
    expect(content === expected).toBe(true);
  });

  it("is tried with pieces", () => {
    expect(gzipSync(large).length).toBeGreaterThan(2 * 512 * 1024);
  });

  it.each([
    ["cut off", (packed: Buffer) => packed.subarray(0, packed.length - 9), "ends early"],
    [
      "damaged",
      (packed: Buffer) => Buffer.from(packed).fill(0xff, packed.length >> 1, (packed.length >> 1) + 40),
      "damaged",
    ],
  ])("says of a large one that it is %s, and gives what came before", async (_, spoil, problem) => {
    const found = await read(spoil(gzipSync(large)));
    expect(found.problem).toContain(problem);
    expect(found.content.length).toBeGreaterThan(large.length / 4);
    expect(large.startsWith(found.content.slice(0, large.length / 4))).toBe(true);
  });

  it("ends where its signal does", async () => {
    const ended = AbortSignal.abort(new Error("gone"));
    await expect(readLogBytes(gzipSync(large), () => {}, ended)).rejects.toThrow("gone");
  });
});
