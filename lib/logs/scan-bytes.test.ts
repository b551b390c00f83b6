import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toCounts } from "./count";
import { countLine } from "./count-line";
import { exampleCases, exampleLine, trapCases } from "./example-lines";
import type { LogCounts } from "./log-counts";
import { countQuickly, createQuickCount } from "./quick-count";
import { createLogScan, createLogScanner } from "./scan-bytes";
import { scanLogText } from "./scan-text";
import { createTally } from "./tally";

const encoder = new TextEncoder();
const cases = { ...exampleCases, ...trapCases };

function scanPieces(pieces: readonly Uint8Array[]): LogCounts {
  const tally = createTally();
  const scanner = createLogScanner(createLogScan(tally), "file");
  for (const piece of pieces) scanner.push(piece);
  tally.files.push(scanner.end());
  return toCounts(tally);
}

function split(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const ends = [...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].sort(
    (one, other) => one - other,
  );
  return ends.map((end, index) => bytes.slice(ends[index - 1] ?? 0, end));
}

describe("createLogScanner", () => {
  const someLine = fc.oneof(
    fc.constantFrom(...Object.values(cases)).map((changes) => exampleLine(changes)),
    fc.constantFrom("", "nonsense", exampleLine({}, 24), exampleLine({}, 25), "\u0000\u0001", "日本"),
  );

  it("gives the same counts wherever the bytes are cut", () => {
    fc.assert(
      fc.property(
        fc.array(someLine, { maxLength: 8 }),
        fc.constantFrom("\n", "\r\n"),
        fc.boolean(),
        fc.array(fc.nat(), { maxLength: 12 }),
        (lines, lineEnd, closed, cuts) => {
          const bytes = encoder.encode(lines.join(lineEnd) + (closed ? lineEnd : ""));
          expect(scanPieces(split(bytes, cuts))).toEqual(scanPieces([bytes]));
        },
      ),
    );
  });

  it("gives the same counts for single bytes", () => {
    const bytes = encoder.encode(
      Object.values(cases)
        .map((changes) => exampleLine(changes))
        .join("\r\n"),
    );
    expect(scanPieces([...bytes].map((byte) => Uint8Array.of(byte)))).toEqual(scanPieces([bytes]));
  });

  it("does not care what buffer the bytes stand in", () => {
    const bytes = encoder.encode(`${exampleLine()}\n${exampleLine(exampleCases.forwarded)}\n`);
    const shifted = new Uint8Array(bytes.length + 7);
    shifted.set(bytes, 3);
    const expected = scanPieces([bytes]);
    expect(scanPieces([shifted.subarray(3, 3 + bytes.length)])).toEqual(expected);
    expect(scanPieces([Buffer.from(bytes)])).toEqual(expected);
  });

  it("counts broken lines with their place and goes on", () => {
    const result = scanLogText(
      ["what?code=cAnArY", "", exampleLine(), exampleLine({}, 3), "last"].join("\n"),
    );
    expect(result).toMatchObject({ lines: 1, files: [{ lines: 1, broken: 3, problems: [] }] });
    expect(result.broken).toEqual({
      count: 3,
      samples: [
        { file: "pasted text", line: 1, problem: expect.stringContaining("field 2"), text: "what?REDACTED" },
        {
          file: "pasted text",
          line: 4,
          problem: expect.stringContaining("3 fields"),
          text: exampleLine({}, 3),
        },
        { file: "pasted text", line: 5, problem: expect.stringContaining("field 2"), text: "last" },
      ],
    });
  });

  it("counts a line of 100 KB and drops one of 2 MiB", () => {
    const agent = (length: number) => exampleLine({ userAgent: `"${"x".repeat(length)}"` });
    const lines = [agent(100_000), agent(2 * 1024 * 1024), exampleLine()].join("\n");
    const bytes = encoder.encode(lines);
    for (const pieces of [[bytes], split(bytes, [50_000, 90_000, 700_000, 1_900_000])]) {
      const result = scanPieces(pieces);
      expect(result.lines + result.broken.count).toBe(3);
      expect(result.reasons[0]?.sample.length).toBeLessThan(3_100);
      expect(
        result.broken.samples.every(({ problem, line }) => problem === "longer than 1 MiB" && line === 2),
      ).toBe(true);
    }
  });

  it.each([
    ["nothing", "", ["no line in it"]],
    ["blank lines", "\n\r\n\n", ["no line in it"]],
    ["another format", "a,b\nc,d\n", [expect.stringContaining("no line of it is one of an ALB access log")]],
    ["one good line", `${exampleLine()}\nnoise\n`, []],
  ])("says what it thinks of a file with %s", (_, text, problems) => {
    expect(scanLogText(text).files[0]?.problems).toEqual(problems);
  });

  it("shows no more than a few lines of a foreign file", () => {
    const result = scanLogText("noise\n".repeat(1_000));
    expect(result.broken.count).toBe(1_000);
    expect(result.broken.samples).toHaveLength(3);
  });
});

describe("countQuickly", () => {
  function both(lines: readonly string[]): { quick: LogCounts; exact: LogCounts; left: number } {
    const tally = createTally();
    const state = createQuickCount(tally);
    const exactTally = createTally();
    let left = 0;
    for (const line of lines) {
      const bytes = encoder.encode(line);
      const taken = countQuickly(state, bytes, new DataView(bytes.buffer), 0, bytes.length);
      if (taken) countLine(exactTally, line);
      else left += 1;
    }
    return { quick: toCounts(tally), exact: toCounts(exactTally), left };
  }

  it.each(Object.entries(cases))("counts %s as countLine does, if it counts it", (_, changes) => {
    const { quick, exact } = both([exampleLine(changes), exampleLine(), exampleLine(changes)]);
    expect(quick).toEqual(exact);
  });

  it("takes the usual lines", () => {
    expect(both(Object.values(exampleCases).map((changes) => exampleLine(changes))).left).toBe(0);
  });

  it.each(Array.from({ length: 13 }, (_, index) => 25 + index))(
    "counts lines of %i fields alike",
    (count) => {
      const lines = Object.values(cases).map((changes) => exampleLine(changes, count));
      const { quick, exact } = both(lines);
      expect(quick).toEqual(exact);
    },
  );

  it("counts damaged lines as countLine does, wherever it looks at them", () => {
    // From the path of the request to the certificate it does not look, so what is broken there is counted.
    const damage = fc.record({
      changes: fc.constantFrom(...Object.values(exampleCases)),
      place: fc.oneof(fc.integer({ min: 0, max: 100 }), fc.integer({ min: -200, max: -1 })),
      length: fc.nat({ max: 30 }),
      text: fc.constantFrom("", " ", '"', "x", '" "', "-", "7"),
    });
    fc.assert(
      fc.property(fc.array(damage, { maxLength: 6 }), (damages) => {
        const lines = damages.map(({ changes, place, length, text }) => {
          const line = exampleLine(changes);
          const start = place < 0 ? line.length + place : place;
          return line.slice(0, start) + text + line.slice(start + length);
        });
        const { quick, exact } = both(lines);
        expect(quick).toEqual(exact);
      }),
      { numRuns: 1_000 },
    );
  });
});
