import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeCounts, toCounts } from "./count";
import { exampleCases, exampleLine, trapCases } from "./example-lines";
import type { LogCounts } from "./log-counts";
import { createLogScan, createLogScanner } from "./scan-bytes";
import { scanLogText } from "./scan-text";
import { createTally } from "./tally";

const cases = Object.values({ ...exampleCases, ...trapCases });
const line = fc
  .record({
    changes: fc.constantFrom(...cases),
    day: fc.integer({ min: 1, max: 28 }),
    minute: fc.integer({ min: 0, max: 59 }),
    host: fc.constantFrom("app.example.com", "shop.example.com", "api.example.com"),
  })
  .map(({ changes, day, minute, host }) => {
    const two = (number: number) => String(number).padStart(2, "0");
    return exampleLine({
      time: `2026-10-${two(day)}T09:${two(minute)}:01.123456Z`,
      request: `"GET https://${host}:443/x?code=abc HTTP/1.1"`,
      ...changes,
    });
  });
const text = fc.array(fc.oneof({ weight: 9, arbitrary: line }, { weight: 1, arbitrary: fc.string() }), {
  maxLength: 12,
});

function counts(name: string, lines: readonly string[]): LogCounts {
  const tally = createTally();
  const scanner = createLogScanner(createLogScan(tally), name);
  scanner.push(new TextEncoder().encode(lines.join("\n")));
  tally.files.push(scanner.end());
  return toCounts(tally);
}

function spread(name: string, stepSeconds: number, length: number): LogCounts {
  const lines = Array.from({ length }, (_, index) => {
    const time = new Date(Date.UTC(2026, 0, 1) + index * stepSeconds * 1000).toISOString();
    return exampleLine({ time: time.replace("Z", "000Z") });
  });
  return counts(name, lines);
}

function total(buckets: LogCounts["reasons"][number]["buckets"]): number {
  return buckets.reduce((sum, [, count]) => sum + count, 0);
}

describe("counts", () => {
  it("gives reasons by rule, host and time, with shares to be taken of the same host", () => {
    const at = (time: string) => ({ time: `2026-10-06T${time}.000000Z` });
    const result = scanLogText(
      [
        exampleLine({ ...exampleCases.forwarded, ...at("09:00:59") }),
        exampleLine({ ...exampleCases.forwarded, ...at("09:01:00") }),
        exampleLine({ ...at("09:01:30") }),
        exampleLine({ ...at("09:00:30") }),
        exampleLine({ ...exampleCases.bearerMissing, ...at("09:05:00") }),
      ].join("\n"),
    );
    const nine = Date.UTC(2026, 9, 6, 9) / 1000;
    const key = { loadBalancer: "app/shop-alb/50dc6c495c0c9188", rule: 10 };
    expect(result).toEqual({
      lines: 5,
      broken: { count: 0, samples: [] },
      from: "2026-10-06T09:00:30.000Z",
      to: "2026-10-06T09:05:00.000Z",
      bucketSeconds: 60,
      byStatus: [
        { status: 200, count: 2 },
        { status: 401, count: 1 },
        { status: 561, count: 2 },
      ],
      requests: [
        {
          ...key,
          host: "app.example.com",
          count: 4,
          buckets: [
            [nine, 2],
            [nine + 60, 2],
          ],
        },
        { ...key, host: "api.example.com", count: 1, buckets: [[nine + 300, 1]] },
      ],
      reasons: [
        {
          ...key,
          reason: "AuthTokenEpRequestFailed",
          status: 561,
          answeredBy: "load-balancer",
          host: "app.example.com",
          count: 2,
          first: "2026-10-06T09:00:30.000Z",
          last: "2026-10-06T09:01:30.000Z",
          sample: expect.stringContaining("09:00:30.000000Z"),
          buckets: [
            [nine, 1],
            [nine + 60, 1],
          ],
        },
        {
          ...key,
          reason: "JWTHeaderNotPresent",
          status: 401,
          answeredBy: "load-balancer",
          host: "api.example.com",
          count: 1,
          first: "2026-10-06T09:05:00.000Z",
          last: "2026-10-06T09:05:00.000Z",
          sample: expect.stringContaining("JWTHeaderNotPresent"),
          buckets: [[nine + 300, 1]],
        },
      ],
      files: [{ name: "pasted text", lines: 5, broken: 0, problems: [] }],
    });
  });

  it("keeps the application's own 401 apart from the load balancer's", () => {
    const result = scanLogText(
      [exampleLine({ elbStatus: "401" }), exampleLine(trapCases.targetRefused)].join("\n"),
    );
    expect(result.reasons.map(({ reason, answeredBy }) => [reason, answeredBy])).toEqual([
      ["AuthTokenEpRequestFailed", "load-balancer"],
      [null, "target"],
    ]);
  });

  it.each([
    [60, 720, 60],
    [60, 721, 300],
    [3600, 720, 60],
    [3600, 721, 86400],
    [1200, 721, 3600],
  ])("at one line every %i s, %i lines give buckets of %i s", (step, length, bucketSeconds) => {
    const result = spread("a", step, length);
    expect(result.bucketSeconds).toBe(bucketSeconds);
    expect(result.reasons.map(({ buckets }) => total(buckets))).toEqual([length]);
    expect(result.requests[0]?.buckets.every(([start]) => start % bucketSeconds === 0)).toBe(true);
  });

  it("stays small when a scan invents hosts, and loses no count", () => {
    const lines = Array.from({ length: 5_000 }, (_, index) =>
      exampleLine({ request: `"GET https://h${index}.example.com:443/ HTTP/1.1"` }),
    );
    const result = counts("a", lines);
    expect(result.requests.length).toBe(2_001);
    expect(result.reasons.length).toBe(2_001);
    expect(result.reasons[0]).toMatchObject({ host: null, reason: "AuthTokenEpRequestFailed", count: 3_000 });
    expect(result.requests.reduce((sum, { count }) => sum + count, 0)).toBe(5_000);
  });

  it("survives JSON", () => {
    const result = counts(
      "a",
      cases.map((changes) => exampleLine(changes)),
    );
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  });
});

describe("mergeCounts", () => {
  it("gives the same in whatever way parts are put together, and the same as one scan", () => {
    fc.assert(
      fc.property(text, text, text, (first, second, third) => {
        const [a, b, c] = [counts("a", first), counts("b", second), counts("c", third)];
        const left = mergeCounts(mergeCounts(a, b), c);
        expect(mergeCounts(a, mergeCounts(b, c))).toEqual(left);

        const tally = createTally();
        const scan = createLogScan(tally);
        for (const [name, lines] of Object.entries({ a: first, b: second, c: third })) {
          const scanner = createLogScanner(scan, name);
          scanner.push(new TextEncoder().encode(lines.join("\n")));
          tally.files.push(scanner.end());
        }
        expect(toCounts(tally)).toEqual(left);
      }),
    );
  });

  it("does not depend on order but for the list of files", () => {
    fc.assert(
      fc.property(text, text, (first, second) => {
        const [a, b] = [counts("a", first), counts("b", second)];
        const { files, ...rest } = mergeCounts(a, b);
        expect(mergeCounts(b, a)).toEqual({ ...rest, files: [...files].reverse() });
      }),
    );
  });

  it("widens buckets alike in whatever way parts are put together", () => {
    const [a, b, c] = [spread("a", 60, 700), spread("b", 300, 600), spread("c", 1800, 721)];
    const left = mergeCounts(mergeCounts(a, b), c);
    expect(left.bucketSeconds).toBe(3600);
    expect(mergeCounts(a, mergeCounts(b, c))).toEqual(left);
    expect(total(left.reasons[0]?.buckets ?? [])).toBe(2_021);
  });

  it("leaves its inputs as they are", () => {
    const a = counts("a", [exampleLine()]);
    const before = structuredClone(a);
    mergeCounts(a, a);
    expect(a).toEqual(before);
  });
});
